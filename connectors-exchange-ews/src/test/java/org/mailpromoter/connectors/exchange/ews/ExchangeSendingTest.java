package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.sending.HandOver;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.sending.SubmissionOutcome.Accepted;
import org.mailpromoter.core.sending.SubmissionOutcome.Deferred;
import org.mailpromoter.core.sending.SubmissionOutcome.Refused;
import org.mailpromoter.core.sending.SubmissionOutcome.Uncertain;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.ExchangeSettings;
import org.mailpromoter.exchange.stub.StubMessage;
import org.mailpromoter.exchange.stub.fault.HttpFaults;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.testkit.stub.CarriedMail;

/** What becomes of a mail at each point where the server, the line or the program may fail. */
class ExchangeSendingTest {
  private final StubMailServer server = new StubMailServer();
  private final MailSender sender = server.open();

  @AfterEach
  void end() {
    server.close();
  }

  private SubmissionOutcome sent() throws InterruptedException {
    return sent(refused -> {});
  }

  private SubmissionOutcome sent(HandOver handOver) throws InterruptedException {
    return sender.submit(Mails.to(Mails.TOM), Mails.message(Mails.TEXT), handOver);
  }

  private List<StubMessage> drafts() {
    return server.mailbox().messages(StubMailServer.DRAFTS);
  }

  private List<StubMessage> sentItems() {
    return server.mailbox().messages(StubMailServer.SENT);
  }

  private long asked(String operation) {
    return server.stub().requests().stream()
        .filter(each -> each.operation().equals(operation))
        .count();
  }

  private static String code(SubmissionOutcome outcome) {
    return outcome instanceof Deferred deferred ? deferred.code().id() : outcome.toString();
  }

  @Test
  void theCopyIsInSentItemsAndNoDraftIsLeft() throws Exception {
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(drafts()).isEmpty();
    assertThat(sentItems()).singleElement().extracting(StubMessage::mime).isEqualTo(Mails.TEXT);
  }

  @Test
  void beforeTheMailIsSavedNothingIsLeft() throws Exception {
    server.stub().faults().once("FindItem", HttpFaults.dropped());
    assertThat(sent()).isInstanceOf(Deferred.class);
    assertThat(drafts()).isEmpty();
    assertThat(server.stub().carried()).isEmpty();
  }

  @Test
  void aDraftWhoseSavingWasNotAnsweredIsRemoved() throws Exception {
    server
        .stub()
        .faults()
        .once("CreateItem", HttpFaults.carriedOut(() -> {}, HttpFaults.dropped()));
    assertThat(sent()).isInstanceOf(Deferred.class);
    assertThat(drafts()).isEmpty();
    assertThat(asked("CreateItem")).isEqualTo(1);
  }

  @Test
  void draftsOfEarlierTriesDoNotPileUp() throws Exception {
    server.mailbox().deliver(StubMailServer.DRAFTS, bytes("Subject: of a person\r\n\r\n"), at());
    server
        .stub()
        .faults()
        .once("CreateItem", HttpFaults.carriedOut(() -> {}, HttpFaults.dropped()));
    server.stub().faults().once("DeleteItem", HttpFaults.dropped());
    assertThat(sent()).isInstanceOf(Deferred.class);
    server.mailbox().deliver(StubMailServer.DRAFTS, bytes(Mails.TEXT), at());
    assertThat(drafts()).hasSize(3);
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(drafts()).singleElement().extracting(StubMessage::mime).asString().contains("of a");
    assertThat(server.stub().carried()).hasSize(1);
  }

  @Test
  void aHandOverThatCannotBeWrittenDownLeavesNoDraft() throws Exception {
    SubmissionOutcome outcome =
        sent(
            refused -> {
              throw new IOException("the disk is full");
            });
    assertThat(code(outcome)).isEqualTo("draft/not-written-down");
    assertThat(drafts()).isEmpty();
    assertThat(asked("SendItem")).isZero();
  }

  @Test
  void aFaultyHandOverLeavesNoDraft() {
    assertThatThrownBy(
            () ->
                sent(
                    refused -> {
                      throw new IllegalStateException("a fault");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(drafts()).isEmpty();
    assertThat(asked("SendItem")).isZero();
  }

  @Test
  void aLostAnswerOfAMailThatIsStillADraftMeansThatItWasNotSent() throws Exception {
    server.stub().faults().once("SendItem", HttpFaults.dropped());
    assertThat(code(sent())).isEqualTo("exchange-sending/connection-lost");
    assertThat(drafts()).isEmpty();
    assertThat(server.stub().carried()).isEmpty();
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(server.stub().carried()).hasSize(1);
  }

  @Test
  void aLostAnswerOfAMailAmongSentMailMeansThatItWasSent() throws Exception {
    server.stub().faults().once("SendItem", HttpFaults.carriedOut(() -> {}, HttpFaults.dropped()));
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(asked("SendItem")).isEqualTo(1);
    assertThat(server.stub().carried()).hasSize(1);
  }

  /** Java's client may drop what arrived just before the connection broke. */
  @Test
  void whatIsLostBehindTheAnswerMakesNoFailure() throws Exception {
    server
        .stub()
        .faults()
        .once(
            "SendItem",
            HttpFaults.endless(() -> server.mailbox().moveLast(StubMailServer.SENT, "Inbox")));
    assertThat(sent()).isInstanceOfAny(Accepted.class, Uncertain.class);
  }

  @Test
  void aGatewayThatFailedIsNoAnswer() throws Exception {
    server
        .stub()
        .faults()
        .once("SendItem", HttpFaults.carriedOut(() -> {}, HttpFaults.answer(503, "text/html", "")));
    assertThat(sent()).isInstanceOf(Accepted.class);
  }

  @Test
  void withoutALookTheMailIsUncertain() throws Exception {
    server.stub().faults().once("SendItem", HttpFaults.dropped());
    server.stub().faults().once("GetItem", HttpFaults.dropped());
    SubmissionOutcome outcome = sent();
    assertThat(outcome).isInstanceOf(Uncertain.class);
    assertThat(((Uncertain) outcome).why()).contains("Mailbox anna", "could not be looked for");
    assertThat(sent()).isInstanceOf(Accepted.class); // a person had it sent again
    assertThat(drafts()).isEmpty();
    assertThat(server.stub().carried()).hasSize(1);
  }

  @Test
  void aDraftThatCannotBeDeletedMayStillBeSent() throws Exception {
    server.stub().faults().once("SendItem", HttpFaults.dropped());
    server.stub().faults().once("DeleteItem", HttpFaults.dropped());
    assertThat(sent()).isInstanceOf(Uncertain.class);
  }

  @Test
  void aMailThatTheServerHasTakenAndNotSentYetIsAccepted() throws Exception {
    server.stub().faults().quirk(Quirk.DRAFTS_WAIT);
    server.stub().faults().once("SendItem", HttpFaults.carriedOut(() -> {}, HttpFaults.dropped()));
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(drafts()).hasSize(1);
    assertThat(code(sent())).isEqualTo("draft/earlier-try-waits");
    assertThat(drafts()).hasSize(1);
    assertThat(asked("SendItem")).isEqualTo(1);
  }

  @Test
  void nobodyLearnsWhoGotABlindCopy() throws Exception {
    server.stub().mailbox("eve");
    SubmissionOutcome outcome =
        sender.submit(
            Mails.to(Mails.TOM, "eve@stub.example", "boss@ours.example"),
            Mails.message(Mails.TEXT),
            refused -> {});
    assertThat(outcome).isInstanceOf(Accepted.class);
    CarriedMail carried = server.stub().carried().get(0);
    assertThat(carried.recipients())
        .containsExactlyInAnyOrder(Mails.TOM, "eve@stub.example", "boss@ours.example");
    assertThat(new String(carried.mime(), StandardCharsets.US_ASCII)).isEqualTo(Mails.TEXT);
    assertThat(server.stub().mailbox("eve").messages("Inbox"))
        .singleElement()
        .extracting(StubMessage::mime)
        .isEqualTo(Mails.TEXT);
  }

  @Test
  void aMailThatNamesSomebodyWhoIsNotToGetItIsRefused() throws Exception {
    SubmissionOutcome outcome =
        sender.submit(Mails.to("ann@other.example"), Mails.message(Mails.TEXT), refused -> {});
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).why()).contains("the mail names " + Mails.TOM);
    assertThat(server.stub().requests()).isEmpty();
  }

  @Test
  void aServerThatAsksForAPauseIsLeftAlone() throws Exception {
    server.stub().faults().once(HttpFaults.retryAfter(429, Duration.ofSeconds(30)));
    SubmissionOutcome outcome = sent();
    assertThat(code(outcome)).isEqualTo("exchange-sending/server-busy");
    assertThat(((Deferred) outcome).code().scope()).isEqualTo(FaultScope.MAILBOX);
    int before = server.stub().requests().size();
    assertThat(code(sent())).isEqualTo("exchange-sending/server-busy");
    assertThat(server.stub().requests()).hasSize(before);
  }

  @Test
  void aMailThatIsTooLargeForTheServerIsRefused() throws Exception {
    server.stub().faults().once("CreateItem", HttpFaults.answer(413, "text/html", ""));
    SubmissionOutcome outcome = sent();
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).why()).contains("ErrorMessageSizeExceeded: HTTP 413");
  }

  @Test
  void aServerThatCannotSearchSendsAllTheSame() throws Exception {
    server.stub().faults().quirk(Quirk.NO_RESTRICTIONS);
    assertThat(sent()).isInstanceOf(Accepted.class);
    server.stub().faults().once("SendItem", HttpFaults.carriedOut(() -> {}, HttpFaults.dropped()));
    assertThat(sent()).isInstanceOf(Uncertain.class);
  }

  @Test
  void megabytesArriveExactly() throws Exception {
    String text = Mails.TEXT + ("x".repeat(70) + "\r\n").repeat(70_000);
    try (MailSender patient = server.open("20s")) {
      SubmissionOutcome outcome =
          patient.submit(Mails.to(Mails.TOM), Mails.message(text), refused -> {});
      assertThat(outcome).isInstanceOf(Accepted.class);
    }
    assertThat(server.accepted()).containsExactly(text);
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::sent).isInstanceOf(InterruptedException.class);
    assertThat(server.stub().carried()).isEmpty();
  }

  @Test
  void anInterruptedThreadSendsNothingAlsoWhileItSaves() {
    Thread own = Thread.currentThread();
    server
        .stub()
        .faults()
        .once("CreateItem", HttpFaults.carriedOut(own::interrupt, HttpFaults.silent()));
    assertThatThrownBy(this::sent).isInstanceOf(InterruptedException.class);
    assertThat(server.stub().carried()).isEmpty();
  }

  @Test
  void aSharedMailboxSendsFromItsOwnFolders() throws Exception {
    server.stub().mailbox("sales").delegate("anna@stub.example");
    EwsSenderFactory factory = new EwsSenderFactory();
    Config login =
        Config.of(
            factory.mailboxKeys(),
            Map.of(
                "username", "anna",
                "password", StubMailServer.PASSWORD,
                "mailbox", "sales@stub.example"));
    Config where = Config.of(factory.senderKeys(), Ews.profile(server.stub(), Map.of()));
    try (MailSender sales = factory.sender("sales", where, login)) {
      assertThat(sales.submit(Mails.to(Mails.TOM), Mails.message(Mails.TEXT), refused -> {}))
          .isInstanceOf(Accepted.class);
    }
    assertThat(server.stub().mailbox("sales").messages(StubMailServer.SENT)).hasSize(1);
    assertThat(sentItems()).isEmpty();
  }

  @Test
  void ntlmLogsInWithoutSendingTwice() throws Exception {
    ExchangeSettings ntlm = ExchangeSettings.plain().offering(ExchangeSettings.Scheme.NTLM);
    try (ExchangeServerStub stub = ExchangeServerStub.start(ntlm)) {
      stub.mailbox("anna");
      EwsSenderFactory factory = new EwsSenderFactory();
      Config where =
          Config.of(factory.senderKeys(), Ews.profile(stub, Map.of("authentication", "ntlm")));
      Config login = Config.of(factory.mailboxKeys(), Ews.login("anna"));
      try (MailSender own = factory.sender("anna", where, login)) {
        for (int i = 0; i < 2; i++) {
          assertThat(own.submit(Mails.to(Mails.TOM), Mails.message(Mails.TEXT), refused -> {}))
              .isInstanceOf(Accepted.class);
        }
      }
      assertThat(stub.carried()).hasSize(2);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Instant at() {
    return Instant.parse("2026-11-29T08:00:00Z");
  }
}
