package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.mailbox.FolderRole.INBOX;
import static org.mailpromoter.core.mailbox.FolderRole.OTHER;
import static org.mailpromoter.core.mailbox.FolderRole.SENT;
import static org.mailpromoter.storage.sqlite.SentLine.ANNA;
import static org.mailpromoter.storage.sqlite.SentLine.EVE;
import static org.mailpromoter.storage.sqlite.SentLine.id;
import static org.mailpromoter.storage.sqlite.SentLine.left;
import static org.mailpromoter.storage.sqlite.SentLine.mail;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.message.ThreadIndex;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** What mailboxes hold proves that a mail was accepted, before and after its answer was lost. */
class SentEvidenceTest {
  private static final ThreadIndex INDEX =
      ThreadIndex.begun(Instant.parse("2026-01-05T10:00:00Z"), new Random(1));
  private static final String TOM = "tom@customer.example";

  @TempDir private Path folder;
  private SentLine line;

  @BeforeEach
  void open() {
    line = new SentLine(folder.resolve("t.db"), TrackOption.REPLIES);
  }

  @AfterEach
  void close() {
    Sound.assertSound(line.storage);
    line.close();
  }

  private OutgoingMail handedOver() {
    byte[] bytes = mail(1, "Offer CRM:0001001").field("Thread-Index", INDEX.text()).bytes();
    return line.handOver(line.take(bytes, TOM, "mary@customer.example"));
  }

  private static MailBuilder from(String address) {
    return from(address, "Your mail");
  }

  private static MailBuilder from(String address, String subject) {
    return MailBuilder.mail()
        .id("<" + address.hashCode() + "@customer.example>")
        .date("Mon, 5 Jan 2026 11:00:00 +0000")
        .from(address)
        .to(SentLine.FROM)
        .subject(subject);
  }

  private static ThreadIndex answered(ThreadIndex parent, int seed) {
    return parent.answered(Instant.parse("2026-01-05T11:00:00Z"), new Random(seed));
  }

  /** The name of each evidence, how it is read, and what people are told about it. */
  static Stream<Arguments> evidence() {
    byte[] copy = mail(1, "Offer CRM:0001001").bytes();
    return Stream.of(
        evidence(line -> line.read(ANNA, SENT, copy), "copy in the folder INBOX"),
        evidence(line -> line.read(EVE, INBOX, copy), "copy in the folder INBOX"),
        evidence(line -> line.read(EVE, OTHER, copy), "copy in the folder INBOX"),
        reply(from(TOM).inReplyTo("<" + id(1) + ">")),
        reply(from(TOM).inReplyTo("<" + left(1) + "@relay.example>")),
        reply(from(TOM).field("References", "<older@x.example> <" + id(1) + ">")),
        reply(from(TOM, "AW: Offer CRM:0001001")),
        reply(from("jo@elsewhere.example").inReplyTo("<" + id(1) + ">")),
        reply(from(TOM).field("Thread-Index", answered(INDEX, 2).text())));
  }

  private static Arguments reply(MailBuilder reply) {
    return evidence(line -> line.read(ANNA, INBOX, reply.bytes()), "reply from ");
  }

  private static Arguments evidence(Consumer<SentLine> read, String words) {
    return Arguments.of(read, words);
  }

  @ParameterizedTest
  @MethodSource("evidence")
  void evidenceEndsADoubt(Consumer<SentLine> read, String words) {
    OutgoingMail mail = handedOver();
    line.lose(mail);
    assertThat(line.state(mail).phase()).isEqualTo(Phase.UNCERTAIN);
    read.accept(line);
    assertProven(line.state(mail));
    assertThat(line.state(mail).words()).startsWith(words);
  }

  @ParameterizedTest
  @MethodSource("evidence")
  void evidenceThatIsReadBeforeTheAnswerIsLostCountsAsWell(Consumer<SentLine> read, String words) {
    OutgoingMail mail = handedOver();
    read.accept(line);
    assertThat(line.state(mail).phase()).isEqualTo(Phase.HANDED_OVER);
    line.lose(mail);
    assertProven(line.state(mail));
    assertThat(line.storage.outgoingStore().history(mail.id()))
        .anyMatch(each -> each.words().startsWith(words));
  }

  @ParameterizedTest
  @MethodSource("evidence")
  void aProcessThatDiesAfterwardsChangesNothingAboutIt(Consumer<SentLine> read, String words) {
    OutgoingMail mail = handedOver();
    read.accept(line);
    line.change(mail, new SendEvent.Interrupted());
    assertProven(line.state(mail));
    assertThat(line.state(mail).recipients()).allMatch(each -> each.words().startsWith(words));
  }

  private static void assertProven(SendState state) {
    assertThat(state.phase()).isEqualTo(Phase.SENT);
    assertThat(state.reason()).isEqualTo(SendReason.PROVEN);
    assertThat(state.recipients()).allMatch(each -> each.state() == RecipientState.ACCEPTED);
  }

  /** What proves nothing. */
  static Stream<Arguments> noEvidence() {
    byte[] draft = mail(1).bytes();
    ThreadIndex next = answered(INDEX, 3);
    return Stream.of(
        no(line -> line.read(ANNA, OTHER, draft)),
        no(line -> line.read(EVE, SENT, draft)),
        noReply(from(TOM)),
        noReply(from(TOM).inReplyTo("<" + left(2) + "@ours.example>")),
        noReply(from("stranger@x.example", "Re: CRM:0001001")),
        noReply(from(SentLine.FROM).inReplyTo("<" + id(1) + ">")),
        noReply(
            from(TOM)
                .inReplyTo("<next@ours.example>")
                .field("References", "<" + id(1) + "> <next@ours.example>")),
        noReply(from(TOM).field("Thread-Index", answered(next, 4).text())),
        noReply(from(TOM).field("Thread-Index", INDEX.text())),
        no(
            line ->
                line.read(ANNA, SENT, from(SentLine.FROM).inReplyTo("<" + id(1) + ">").bytes())));
  }

  private static Arguments noReply(MailBuilder reply) {
    return no(line -> line.read(ANNA, INBOX, reply.bytes()));
  }

  private static Arguments no(Consumer<SentLine> read) {
    return Arguments.of(read);
  }

  @ParameterizedTest
  @MethodSource("noEvidence")
  void whatAServerNeedNotHaveSentProvesNothing(Consumer<SentLine> read) {
    OutgoingMail mail = handedOver();
    line.lose(mail);
    read.accept(line);
    assertThat(line.state(mail).phase()).isEqualTo(Phase.UNCERTAIN);
  }

  /** The next mail names the one in doubt, and so does everybody who answers the next one. */
  @Test
  void ourNextMailAndItsAnswersProveNothingAboutTheOneBefore() {
    OutgoingMail first = handedOver();
    line.lose(first);
    byte[] next = mail(2, "Re: Offer CRM:0001001").inReplyTo("<" + id(1) + ">").bytes();
    OutgoingMail second = line.handOver(line.take(next, TOM, "eve@ours.example"));
    line.lose(second);
    line.read(EVE, INBOX, next);
    line.read(
        ANNA,
        INBOX,
        from(TOM, "Re: Offer CRM:0001001")
            .inReplyTo("<" + id(2) + ">")
            .field("References", "<" + id(1) + "> <" + id(2) + ">")
            .bytes());
    assertThat(line.state(first).phase()).isEqualTo(Phase.UNCERTAIN);
    assertThat(line.state(second).phase()).isEqualTo(Phase.SENT);
  }

  @Test
  void mailThatIsNotInDoubtStaysAsItIs() {
    OutgoingMail waiting = line.take(mail(1).bytes(), TOM);
    OutgoingMail sent = line.handOver(line.take(mail(2).bytes(), TOM));
    line.accept(sent, "2.0.0 queued");
    SendState before = line.state(sent);
    line.read(ANNA, SENT, mail(1).bytes(), mail(2).bytes());
    assertThat(line.state(waiting).phase()).isEqualTo(Phase.PENDING_SEND);
    assertThat(line.state(sent)).isEqualTo(before);
  }

  @Test
  void aReplyToTheIdThatARelayGaveFindsTheMail() {
    String given = "0107018f3a2b4c5d-1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d-000000";
    OutgoingMail mail = line.handOver(line.take(mail(1).bytes(), TOM));
    byte[] reply = from(TOM).inReplyTo("<" + given + "@eu.ses.example>").bytes();
    line.accept(mail, "Ok " + given);
    line.read(ANNA, INBOX, reply);
    assertThat(line.activities().get(1).correlatedActivity()).contains(mail.activity());
  }

  /** AS-14: the reply was refused before anybody knew the new id. */
  @Test
  void aReplyThatComesBeforeTheNewIdIsKnownIsDecidedAgain() {
    String given = "0107018f3a2b4c5d-1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d-000000";
    OutgoingMail mail = line.handOver(line.take(mail(1).bytes(), TOM));
    InMemoryMailbox inbox = new InMemoryMailbox();
    inbox.deliver(from(TOM).inReplyTo("<" + given + "@eu.ses.example>").bytes());
    line.read(ANNA, INBOX, inbox);
    assertThat(line.activities()).hasSize(1);
    line.accept(mail, "Ok " + given);
    line.read(ANNA, INBOX, inbox);
    assertThat(line.activities().get(1).correlatedActivity()).contains(mail.activity());
  }

  @Test
  void theSentCopyTellsTheIdThatOutlookGave() {
    OutgoingMail mail = line.handOver(line.take(mail(1).bytes(), TOM));
    line.lose(mail);
    String given = "AM0PR01MB12345678@AM0PR01MB1234.eurprd01.prod.outlook.example";
    line.read(
        ANNA,
        SENT,
        mail(1)
            .id("<" + given + ">")
            .field("X-Microsoft-Original-Message-ID", "<" + id(1) + ">")
            .bytes());
    assertProven(line.state(mail));
    line.read(
        EVE,
        INBOX,
        from(TOM).to("eve@ours.example, anna@ours.example").inReplyTo("<" + given + ">").bytes());
    assertThat(line.activities().get(line.activities().size() - 1).correlatedActivity())
        .contains(mail.activity());
  }
}
