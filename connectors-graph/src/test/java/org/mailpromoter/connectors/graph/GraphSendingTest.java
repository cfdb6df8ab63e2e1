package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.mailpromoter.graph.stub.GraphMessage;
import org.mailpromoter.graph.stub.fault.GraphFaults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.testkit.stub.CarriedMail;

/** What becomes of a mail at each point where the server, the line or the program may fail. */
class GraphSendingTest {
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

  private List<GraphMessage> drafts() {
    return server.mailbox().messages(StubMailServer.DRAFTS);
  }

  private List<GraphMessage> sentItems() {
    return server.mailbox().messages(StubMailServer.SENT);
  }

  private long asked(GraphOperation operation) {
    return server.stub().requests().stream().filter(each -> each.operation() == operation).count();
  }

  private static String code(SubmissionOutcome outcome) {
    return outcome instanceof Deferred deferred ? deferred.code().id() : outcome.toString();
  }

  @Test
  void theCopyIsInSentItemsAndNoDraftIsLeft() throws Exception {
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(drafts()).isEmpty();
    assertThat(sentItems()).singleElement().extracting(GraphMessage::mime).isEqualTo(Mails.TEXT);
  }

  @Test
  void beforeTheMailIsSavedNothingIsLeft() throws Exception {
    server.stub().faults().once(GraphOperation.MESSAGES, GraphFaults.begun());
    assertThat(sent()).isInstanceOf(Deferred.class);
    assertThat(drafts()).isEmpty();
    assertThat(server.stub().carried()).isEmpty();
  }

  @Test
  void aDraftWhoseSavingWasNotAnsweredIsRemoved() throws Exception {
    server
        .stub()
        .faults()
        .once(GraphOperation.CREATE, GraphFaults.carriedOut(() -> {}, GraphFaults.dropped()));
    assertThat(sent()).isInstanceOf(Deferred.class);
    assertThat(drafts()).isEmpty();
    assertThat(asked(GraphOperation.CREATE)).isEqualTo(1);
  }

  @Test
  void draftsOfEarlierTriesDoNotPileUp() throws Exception {
    server.mailbox().deliver(StubMailServer.DRAFTS, bytes("Subject: of a person\r\n\r\n"), at());
    server
        .stub()
        .faults()
        .once(GraphOperation.CREATE, GraphFaults.carriedOut(() -> {}, GraphFaults.dropped()));
    server.stub().faults().once(GraphOperation.DELETE, GraphFaults.dropped());
    assertThat(sent()).isInstanceOf(Deferred.class);
    server.mailbox().deliver(StubMailServer.DRAFTS, bytes(Mails.TEXT), at());
    assertThat(drafts()).hasSize(3);
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(drafts()).singleElement().extracting(GraphMessage::mime).asString().contains("of a");
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
    assertThat(asked(GraphOperation.SEND)).isZero();
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
    assertThat(asked(GraphOperation.SEND)).isZero();
  }

  @Test
  void aLostAnswerOfAMailThatIsStillADraftMeansThatItWasNotSent() throws Exception {
    server.stub().faults().once(GraphOperation.SEND, GraphFaults.dropped());
    assertThat(code(sent())).isEqualTo("graph-sending/connection-lost");
    assertThat(drafts()).isEmpty();
    assertThat(server.stub().carried()).isEmpty();
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(server.stub().carried()).hasSize(1);
  }

  @Test
  void aLostAnswerOfAMailAmongSentMailMeansThatItWasSent() throws Exception {
    server
        .stub()
        .faults()
        .once(GraphOperation.SEND, GraphFaults.carriedOut(() -> {}, GraphFaults.dropped()));
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(asked(GraphOperation.SEND)).isEqualTo(1);
    assertThat(server.stub().carried()).hasSize(1);
  }

  @Test
  void whatIsLostBehindTheAnswerSaysNothing() throws Exception {
    server
        .stub()
        .faults()
        .once(
            GraphOperation.SEND,
            GraphFaults.carriedOut(
                () -> server.mailbox().moveLast(StubMailServer.SENT, "Inbox"),
                GraphFaults.begun(202)));
    assertThat(sent()).isInstanceOf(Accepted.class);
  }

  @Test
  void aGatewayThatFailedIsNoAnswer() throws Exception {
    server
        .stub()
        .faults()
        .once(
            GraphOperation.SEND,
            GraphFaults.carriedOut(() -> {}, GraphFaults.answer(503, "text/html", "")));
    assertThat(sent()).isInstanceOf(Accepted.class);
  }

  @Test
  void withoutALookTheMailIsUncertain() throws Exception {
    server.stub().faults().once(GraphOperation.SEND, GraphFaults.dropped());
    server.stub().faults().once(GraphOperation.MESSAGE, GraphFaults.begun());
    SubmissionOutcome outcome = sent();
    assertThat(outcome).isInstanceOf(Uncertain.class);
    assertThat(((Uncertain) outcome).why()).contains("Mailbox anna", "could not be looked for");
    assertThat(sent()).isInstanceOf(Accepted.class); // a person had it sent again
    assertThat(drafts()).isEmpty();
    assertThat(server.stub().carried()).hasSize(1);
  }

  @Test
  void aDraftThatCannotBeDeletedMayStillBeSent() throws Exception {
    server.stub().faults().once(GraphOperation.SEND, GraphFaults.dropped());
    server.stub().faults().once(GraphOperation.DELETE, GraphFaults.dropped());
    assertThat(sent()).isInstanceOf(Uncertain.class);
  }

  @Test
  void aMailThatTheServerHasTakenAndNotSentYetIsAccepted() throws Exception {
    server.stub().faults().quirk(Quirk.DRAFTS_WAIT);
    server
        .stub()
        .faults()
        .once(GraphOperation.SEND, GraphFaults.carriedOut(() -> {}, GraphFaults.dropped()));
    assertThat(sent()).isInstanceOf(Accepted.class);
    assertThat(drafts()).hasSize(1);
    assertThat(code(sent())).isEqualTo("draft/earlier-try-waits");
    assertThat(drafts()).hasSize(1);
    assertThat(asked(GraphOperation.SEND)).isEqualTo(1);
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
        .extracting(GraphMessage::mime)
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
    server.stub().faults().once(GraphFaults.refused(Refusal.throttled(Duration.ofSeconds(30))));
    SubmissionOutcome outcome = sent();
    assertThat(code(outcome)).isEqualTo("graph-sending/server-busy");
    assertThat(((Deferred) outcome).code().scope()).isEqualTo(FaultScope.MAILBOX);
    int before = server.stub().requests().size();
    assertThat(code(sent())).isEqualTo("graph-sending/server-busy");
    assertThat(server.stub().requests()).hasSize(before);
  }

  @Test
  void aMailThatIsTooLargeForTheServerIsRefused() throws Exception {
    server.stub().faults().once(GraphOperation.CREATE, GraphFaults.answer(413, "text/html", ""));
    SubmissionOutcome outcome = sent();
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).why()).contains("HTTP 413");
  }

  @Test
  void aServerThatCannotSearchSendsAllTheSame() throws Exception {
    server.stub().faults().quirk(Quirk.NO_ID_FILTER);
    assertThat(sent()).isInstanceOf(Accepted.class);
    server
        .stub()
        .faults()
        .once(GraphOperation.SEND, GraphFaults.carriedOut(() -> {}, GraphFaults.dropped()));
    assertThat(sent()).isInstanceOf(Uncertain.class);
  }

  @Test
  void megabytesArriveExactly() throws Exception {
    String text = Mails.TEXT + ("x".repeat(70) + "\r\n").repeat(43_000);
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
        .once(GraphOperation.CREATE, GraphFaults.carriedOut(own::interrupt, GraphFaults.silent()));
    assertThatThrownBy(this::sent).isInstanceOf(InterruptedException.class);
    assertThat(server.stub().carried()).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Instant at() {
    return Instant.parse("2026-11-29T08:00:00Z");
  }
}
