package org.mailpromoter.dataverse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.dataverse.client.DataverseError;
import org.mailpromoter.dataverse.client.HandClock;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.dataverse.stub.fault.Fault;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.dataverse.stub.fault.SeenRequest;

/** Answers that are huge, endless, doubled or in no order, and logins that end in mid-run. */
class HostileEnvironmentTest {
  private static final Pattern ROWS = Pattern.compile("(\"value\":\\[)(\\{.*\\})(\\])");

  private final DataverseServerStub stub = DataverseServerStub.start();
  private final Configured configured = Configured.over(stub);
  private final Set<EmailAddress> asked = new LinkedHashSet<>();

  @BeforeEach
  void fill() {
    for (int number = 0; number < 16; number++) {
      String address = "c" + number + "@x.example";
      asked.add(new EmailAddress(address));
      stub.add("contact", Map.of("fullname", "C" + number, "emailaddress1", address));
      stub.add("account", Map.of("name", "A" + number, "emailaddress2", address));
    }
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private ErrorCode refusal(DataverseDirectory directory) {
    return catchThrowableOfType(DirectoryException.class, () -> directory.resolve(asked)).code();
  }

  private static Fault rows(UnaryOperator<List<String>> change) {
    return HttpFaults.changed(
        body ->
            ROWS.matcher(body)
                .replaceAll(
                    found ->
                        Matcher.quoteReplacement(
                            found.group(1)
                                + String.join(
                                    ",",
                                    change.apply(
                                        new ArrayList<>(
                                            List.of(found.group(2).split("(?<=\\}),(?=\\{)")))))
                                + found.group(3))));
  }

  @Test
  void aHugeAnswerIsNotReadToItsEnd() {
    stub.faults().after(0, HttpFaults.huge(1L << 30));
    assertThat(refusal(configured.directory())).isEqualTo(DataverseError.UNEXPECTED_ANSWER);
  }

  @Test
  void anAnswerThatNeverEndsIsAskedForInHalvesAndThenGivenUp() {
    stub.faults()
        .after(
            0,
            HttpFaults.changed(
                body -> body.replace("\"value\":[", "\"@odata.nextLink\":\"x\",\"value\":[")));
    assertThat(refusal(configured.with("look-up", "columns").directory()))
        .isEqualTo(DataverseError.TOO_MANY_RECORDS);
    assertThat(stub.requests()).as("16, 8, 4, 2 and 1 addresses").hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void aLinkIsNeverFollowedWithTheToken(String lookUp) {
    try (DataverseServerStub elsewhere = DataverseServerStub.start()) {
      String link = "\"@odata.nextLink\":\"" + elsewhere.url() + "contacts\",\"value\":[";
      stub.faults().after(0, HttpFaults.changed(body -> body.replace("\"value\":[", link)));
      assertThat(refusal(configured.with("look-up", lookUp).directory()))
          .isEqualTo(DataverseError.TOO_MANY_RECORDS);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void rowsThatAreRepeatedOrInNoOrderChangeNothing(String lookUp) {
    DataverseDirectory directory = configured.with("look-up", lookUp).directory();
    Map<EmailAddress, List<PartyRecord>> regular = directory.resolve(asked);
    assertThat(regular).hasSize(16).allSatisfy((address, found) -> assertThat(found).hasSize(2));
    stub.faults()
        .after(
            0,
            rows(
                rows -> {
                  rows.addAll(List.copyOf(rows));
                  Collections.reverse(rows);
                  return rows;
                }));
    assertThat(directory.resolve(asked)).isEqualTo(regular);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void whatTakesTheServerTooLongIsAskedForInHalves(String lookUp) {
    DataverseDirectory directory = configured.with("look-up", lookUp).directory();
    stub.faults().once(DataverseFaults.error(504, "", "The gateway did not wait."));
    stub.faults().once(HttpFaults.answer(504, "text/html", "<html>Gateway Timeout</html>"));
    assertThat(directory.resolve(asked)).hasSize(16);
    assertThat(stub.requests()).as("16, 8, 4, 4 and 8 addresses").hasSize(5);
    assertThat(directory.resolve(asked)).hasSize(16);
    assertThat(stub.requests()).as("four at a time from then on").hasSize(9);
  }

  @Test
  void aServerThatIsAlwaysTooSlowFailsTheLookUp() {
    stub.faults().after(0, DataverseFaults.error(504, "", "The gateway did not wait."));
    assertThat(refusal(configured.directory())).isEqualTo(DataverseError.BUSY);
    assertThat(stub.requests()).hasSizeLessThan(10);
  }

  @Test
  void aTokenIsRenewedBeforeItExpires() {
    HandClock clock = new HandClock();
    try (DataverseServerStub timed = DataverseServerStub.start(clock)) {
      DataverseDirectory directory = Configured.over(timed).directory(clock);
      directory.resolve(asked);
      clock.advance(Duration.ofMinutes(59));
      directory.resolve(asked);
      assertThat(timed.grants()).hasSize(2);
      assertThat(timed.requests()).extracting(SeenRequest::status).containsOnly(200);
    }
  }

  @Test
  void aSecretThatIsTakenBackInMidRunIsSaid() {
    DataverseDirectory directory = configured.directory();
    assertThat(directory.resolve(asked)).hasSize(16);
    stub.client("app", "another secret");
    stub.revokeTokens();
    assertThat(refusal(directory)).isEqualTo(DataverseError.TOKEN_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3, 3})
  void aWrongClockOfThisMachineDoesNotMatter(long hours) {
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
    DataverseDirectory directory = configured.directory(wrong);
    assertThat(directory.resolve(asked)).hasSize(16);
    assertThat(directory.resolve(asked)).hasSize(16);
    assertThat(stub.grants()).hasSize(1);
  }
}
