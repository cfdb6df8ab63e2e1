package org.mailpromoter.connectors.exchange.ews;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.exchange.ews.login.Autodiscover;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.fault.Fault;
import org.mailpromoter.exchange.stub.fault.HttpFaults;
import org.mailpromoter.exchange.stub.fault.SeenRequest;
import org.mailpromoter.exchange.stub.fault.SoapFaults;

/** A pause that the server asks for is observed; a batch that is too much becomes smaller. */
class ThrottledSessionTest {
  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final FakeTime time = new FakeTime();

  @BeforeEach
  void fill() {
    for (int i = 1; i <= 4; i++) {
      stub.mailbox("anna").deliver(mail().subject("Number " + i).bytes());
    }
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private MailboxSource source() {
    EwsConnectorFactory factory =
        new EwsConnectorFactory(time, new Random(1), () -> time, Autodiscover::places);
    return Ews.source(factory, Ews.profile(stub, Map.of()), Ews.login("anna"));
  }

  private static ChangePage page(MailboxSource source) throws MailAccessException {
    try (MailboxSession session = source.open()) {
      return session.changesSince(new FolderId("INBOX"), Cursor.START, new PageLimit(100, 4096));
    }
  }

  private long asked(String operation) {
    return stub.requests().stream().map(SeenRequest::operation).filter(operation::equals).count();
  }

  @Test
  void aBusyServerIsLeftAloneForAsLongAsItAsks() throws Exception {
    stub.faults().once("GetItem", SoapFaults.serverBusy(Duration.ofSeconds(20)));
    assertThat(page(source()).changes()).hasSize(4);
    assertThat(time.waits())
        .singleElement()
        .satisfies(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25)));
  }

  @Test
  void aServerThatAsksForNoTimeIsLeftAloneForLongerEachTime() throws Exception {
    for (int i = 0; i < 3; i++) {
      stub.faults().once("GetItem", SoapFaults.serverBusy(Duration.ZERO));
    }
    assertThat(page(source()).changes()).hasSize(4);
    assertThat(time.waits()).hasSize(3).isSorted();
    assertThat(time.waits().get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(time.waits().get(2)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aServerThatStaysBusyEndsTheRun() {
    stub.faults().always("GetItem", SoapFaults.serverBusy(Duration.ZERO));
    MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> page(source()));
    assertThat(e.code()).isEqualTo(EwsError.SERVER_BUSY);
    assertThat(e.code().retry()).isEqualTo(Retry.LATER);
    assertThat(asked("GetItem")).isLessThan(10);
  }

  @Test
  void nobodyAsksBeforeTheTimeThatWasNamed() {
    stub.faults().once("SyncFolderItems", SoapFaults.serverBusy(Duration.ofMinutes(10)));
    MailboxSource source = source();
    MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> page(source));
    assertThat(e.sentence()).contains("asks for no requests until 2026-11-25T08:1");
    assertThat(e.notBefore()).isPresent();
    assertThat(e.sentence()).contains(e.notBefore().get().truncatedTo(SECONDS).toString());
    assertThat(time.waits()).isEmpty();
    int before = stub.requests().size();
    time.advance(Duration.ofMinutes(5));
    assertThat(catchThrowableOfType(MailAccessException.class, source::open).code())
        .isEqualTo(EwsError.SERVER_BUSY);
    assertThat(stub.requests()).hasSize(before);
    time.advance(Duration.ofMinutes(10));
    assertThat(catchThrowableOfType(MailAccessException.class, () -> page(source))).isNull();
  }

  @Test
  void aServerThatAsksForYearsIsLeftAloneForAnHour() {
    Duration years = Duration.ofSeconds(99_999_999);
    for (Fault fault :
        List.of(
            HttpFaults.retryAfter(503, years),
            SoapFaults.serverBusy(Duration.ofMillis(999_999_999)))) {
      stub.faults().once("SyncFolderItems", fault);
      MailboxSource source = source();
      MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> page(source));
      assertThat(e.code()).isEqualTo(EwsError.SERVER_BUSY);
      time.advance(Duration.ofMinutes(59));
      assertThat(catchThrowableOfType(MailAccessException.class, source::open)).isNotNull();
      time.advance(Duration.ofMinutes(17)); // with the jitter, a quarter of an hour
      assertThat(catchThrowableOfType(MailAccessException.class, () -> page(source))).isNull();
    }
  }

  @Test
  void aServerThatIsBusyWithEachItemForeverEndsTheRun() {
    stub.faults().always("GetItem", SoapFaults.everyMessage("ErrorServerBusy", "Busy."));
    MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> page(source()));
    assertThat(e.code()).isEqualTo(EwsError.SERVER_BUSY);
    assertThat(asked("GetItem")).isLessThan(10);
  }

  @Test
  void retryAfterIsHonoured() throws Exception {
    for (int status : List.of(429, 503)) {
      stub.faults().once("GetItem", HttpFaults.retryAfter(status, Duration.ofSeconds(30)));
    }
    assertThat(page(source()).changes()).hasSize(4);
    assertThat(time.waits()).hasSize(2).allMatch(wait -> wait.toSeconds() >= 30);
  }

  @Test
  void aBusyAnswerToEachItemIsWaitedForToo() throws Exception {
    stub.faults().once("GetItem", SoapFaults.everyMessage("ErrorServerBusy", "Busy."));
    assertThat(page(source()).changes()).hasSize(4);
    assertThat(time.waits()).hasSize(1);
  }

  @Test
  void aBatchThatIsTooMuchBecomesSmaller() throws Exception {
    Fault tooMuch = SoapFaults.error(500, "ErrorInsufficientResources", "Too much.");
    stub.faults().once("GetItem", tooMuch);
    stub.faults()
        .once("GetItem", SoapFaults.everyMessage("ErrorMessageSizeExceeded", "Too large."));
    assertThat(page(source()).changes()).hasSize(4);
    assertThat(time.waits()).isEmpty();
    await().until(() -> asked("GetItem") >= 4); // the stub notes a request when it was answered
  }

  @Test
  void whatIsTooMuchEvenAloneEndsTheRunForLater() {
    stub.faults()
        .always("GetItem", SoapFaults.everyMessage("ErrorMessageSizeExceeded", "Too large."));
    MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> page(source()));
    assertThat(e.code()).isEqualTo(EwsError.TOO_MUCH_AT_ONCE);
  }

  @Test
  void aStoreThatIsOfflineForAMomentIsAskedAgain() throws Exception {
    stub.faults()
        .once("GetItem", SoapFaults.everyMessage("ErrorMailboxStoreUnavailable", "Offline."));
    assertThat(page(source()).changes()).hasSize(4);
  }
}
