package org.mailpromoter.dataverse.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.dataverse.client.HandClock;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.dataverse.stub.fault.Fault;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.dataverse.stub.fault.SeenRequest;

/** Whatever an environment answers, an activity is delivered later and becomes one row. */
class BrokenDeliveryTest {
  private static final Fault TOO_SLOW = DataverseFaults.error(504, "", "The gateway did not wait.");

  private final DataverseServerStub stub = DataverseServerStub.start();
  private final Configured configured = Configured.over(stub);

  @AfterEach
  void stop() {
    stub.close();
  }

  private static void isDone(Delivery delivery) {
    assertThat(delivery).isEqualTo(Delivery.done());
  }

  private static Delivery.Later later(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Delivery.Later.class);
    return (Delivery.Later) delivery;
  }

  private void oneClosedRowEach(int activities) {
    assertThat(stub.rows("email"))
        .hasSize(activities)
        .allSatisfy(row -> assertThat(row).containsEntry("statecode", 1L));
    assertThat(stub.rows("activityparty")).hasSize(activities);
  }

  static Stream<Fault> answers() {
    return Stream.of(
        HttpFaults.truncated(),
        HttpFaults.cut(),
        HttpFaults.dropped(),
        HttpFaults.huge(1L << 30),
        HttpFaults.loginPage(),
        HttpFaults.redirect("https://evil.example/"),
        HttpFaults.answer(200, "application/json", "{}"),
        HttpFaults.answer(200, "multipart/mixed; boundary=b", "--b--\r\n"),
        HttpFaults.answer(403, "text/html", "<html>Blocked by the proxy</html>"),
        HttpFaults.changed(body -> body.substring(0, body.length() / 2)),
        HttpFaults.retryAfter(503, Duration.ofSeconds(7)),
        DataverseFaults.deeplyNested(100_000),
        TOO_SLOW,
        HttpFaults.doneBut(TOO_SLOW));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aBrokenAnswerIsNoRefusalOfTheActivity(Fault fault) throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(Events.created(1)));
    stub.faults().once(fault);
    later(sink.deliver(Events.created(2)));
    isDone(sink.deliver(Events.created(2)));
    oneClosedRowEach(2);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aBrokenDescriptionOfTheTablesIsAskedForAgain(Fault fault) throws Exception {
    ActivitySink sink = configured.sink();
    stub.faults().once(fault);
    later(sink.deliver(Events.created(1)));
    isDone(sink.deliver(Events.created(1)));
    oneClosedRowEach(1);
  }

  @Test
  void rowsThatAreRepeatedInTheDescriptionChangeNothing() throws Exception {
    stub.faults()
        .once(HttpFaults.changed(body -> body.replaceAll("(\"value\":\\[)(\\{.*})]", "$1$2,$2]")));
    isDone(configured.sink().deliver(Events.created(1)));
    oneClosedRowEach(1);
  }

  @Test
  void inAStormEachDeliveryIsOneRequestAndTellsWhenToComeBack() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(Events.created(1)));
    stub.faults().after(0, DataverseFaults.throttled(Duration.ofSeconds(40)));
    int before = stub.requests().size();
    for (int times = 1; times <= 10; times++) {
      assertThat(later(sink.deliver(Events.created(2))).pause()).contains(Duration.ofSeconds(40));
      assertThat(stub.requests()).hasSize(before + times);
    }
    stub.faults().clear();
    isDone(sink.deliver(Events.created(2)));
    oneClosedRowEach(2);
  }

  @Test
  void aThousandActivitiesAreOneRequestEachAndWaitForTheLimit() throws Exception {
    HandClock clock = new HandClock();
    try (DataverseServerStub busy = DataverseServerStub.start(clock)) {
      busy.limit(300, Duration.ofMinutes(5));
      ActivitySink sink = Configured.over(busy).sink(clock);
      for (int number = 1; number <= 1_000; number++) {
        Delivery delivery = sink.deliver(Events.created(number));
        if (delivery instanceof Delivery.Later later) {
          clock.advance(later.pause().orElseThrow());
          delivery = sink.deliver(Events.created(number));
        }
        isDone(delivery);
      }
      assertThat(busy.rows("email")).hasSize(1_000);
      assertThat(busy.requests())
          .filteredOn(each -> each.status() == 200)
          .as("1,000 of the 6,000 that are allowed in five minutes, and one for the tables")
          .hasSize(1_001);
      assertThat(busy.requests()).filteredOn(each -> each.status() == 429).hasSize(3);
    }
  }

  @Test
  void aTokenThatExpiresInMidRunIsReplaced() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(Events.created(1)));
    stub.revokeTokens();
    isDone(sink.deliver(Events.created(2)));
    assertThat(stub.requests()).extracting(SeenRequest::status).containsExactly(200, 200, 401, 200);
    oneClosedRowEach(2);
  }

  @Test
  void aSecretThatIsTakenBackInMidRunDelaysActivities() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(Events.created(1)));
    stub.client("sink", "another secret");
    stub.revokeTokens();
    assertThat(later(sink.deliver(Events.created(2))).toString())
        .contains("AADSTS7000215")
        .doesNotContain(Configured.SECRET);
    stub.client("sink", Configured.SECRET);
    isDone(sink.deliver(Events.created(2)));
    oneClosedRowEach(2);
  }

  @Test
  void aTokenThatIsNeverTakenDelaysActivities() throws Exception {
    ActivitySink sink = configured.sink();
    stub.faults().after(0, HttpFaults.unauthorized());
    assertThat(later(sink.deliver(Events.created(1))).toString()).contains("application user");
  }

  @ParameterizedTest
  @ValueSource(longs = {-3, 3})
  void aWrongClockOfThisMachineDoesNotMatter(long hours) throws Exception {
    ActivitySink sink = configured.sink(Clock.offset(Clock.systemUTC(), Duration.ofHours(hours)));
    isDone(sink.deliver(Events.created(1)));
    isDone(sink.deliver(Events.created(2)));
    assertThat(stub.grants()).hasSize(1);
    oneClosedRowEach(2);
  }

  @Test
  void aRowThatIsDeletedBetweenTwoRequestsIsLaterMadeAgain() throws Exception {
    ActivitySink sink = configured.sink();
    isDone(sink.deliver(Events.created(1)));
    UUID id = UUID.fromString(String.valueOf(stub.rows("email").get(0).get("activityid")));
    stub.faults().once("GET emails", HttpFaults.before(() -> stub.remove("email", id)));
    later(sink.deliver(Events.created(1)));
    isDone(sink.deliver(Events.created(1)));
    assertThat(stub.rows("email")).hasSize(1);
  }
}
