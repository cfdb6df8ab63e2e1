package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.CachedDirectory;
import org.mailpromoter.core.party.CombinedDirectory;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.core.sync.SyncError;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.fault.WrongPort;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** The whole pipeline, from a mailbox to a store, both in memory. */
class SynchronizerTest {
  private static final MailboxId CHRISTOPHER = new MailboxId("christopher");
  private static final MailboxId SUPPORT = new MailboxId("support");
  private static final RecordId USER = RecordId.user("christopher");
  private static final RecordId QUEUE = RecordId.queue("support");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final InMemoryActivityStore store = new InMemoryActivityStore();
  private final FixedDirectory directory =
      new FixedDirectory(
          List.of(
              entry(USER, "christopher@ours.example"),
              entry(QUEUE, "support@ours.example"),
              entry(RecordId.parse("contact:anna").orElseThrow(), "anna@customer.example")));
  private List<CorrelationStrategy> strategies = BuiltInStrategies.of(TrackingTokenFormat.DEFAULT);

  private static RecordEntry entry(RecordId id, String address) {
    return new RecordEntry(PartyRecord.of(id, id.key()), List.of(new EmailAddress(address)));
  }

  @BeforeEach
  void recordTheOffer() throws IOException {
    byte[] offer =
        mail()
            .id("<offer@ours.example>")
            .from("christopher@ours.example")
            .to("anna@customer.example")
            .subject("Offer CRM:0001001")
            .bytes();
    new SentMail(store, directory, strategies, CLOCK)
        .record(
            new ByteArrayInputStream(offer), RecordId.parse("account:contoso"), ContentKeeper.NONE);
  }

  private static Policy policy(TrackOption option) {
    return Policy.of(
        OrganizationSettings.DEFAULT,
        List.of(
            new Owner(USER, "Christopher", Setting.byDefault(option)),
            new Owner(QUEUE, "Support", Setting.byDefault(TrackOption.ALL))),
        Map.of(CHRISTOPHER, MailboxPolicy.ownedBy(USER), SUPPORT, MailboxPolicy.ownedBy(QUEUE)),
        Setting.byDefault(List.of("in-reply-to", "references", "tracking-token")));
  }

  private MailboxReport sync(ActivityStore into, MailboxId name, MailboxSource source)
      throws InterruptedException {
    return sync(into, name, source, directory);
  }

  private MailboxReport sync(
      ActivityStore into, MailboxId name, MailboxSource source, RecordDirectory records)
      throws InterruptedException {
    return new Synchronizer(into, records, strategies, CLOCK)
        .synchronize(
            new MailboxTask(
                Turn.alone(name), source, List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy(TrackOption.REPLIES),
            1,
            SyncListener.NONE);
  }

  private MailboxReport sync() throws InterruptedException {
    return sync(store, CHRISTOPHER, mailbox);
  }

  private static MailBuilder toChristopher() {
    return mail().from("anna@customer.example").to("christopher@ours.example");
  }

  private static MailBuilder toSupport() {
    return mail().from("anna@customer.example").to("support@ours.example");
  }

  private List<Reason> reasons() {
    return store.decisions().stream().map(DecisionEntry::reason).toList();
  }

  private EmailActivity last() {
    return store.activities().get(store.activities().size() - 1);
  }

  @Test
  void aReplyInheritsTheRegardingRecordAndOnlyItsBodyIsRead() throws Exception {
    mailbox.deliver(toChristopher().subject("Question").bytes());
    mailbox.deliver(
        toChristopher()
            .subject("Re: Offer")
            .inReplyTo("<offer@ours.example>")
            .body("Yes!")
            .bytes());
    MailboxReport report = sync();
    assertThat(report.processed()).isEqualTo(2);
    assertThat(report.promoted()).isEqualTo(1);
    assertThat(mailbox.fetched()).isEqualTo(1);
    assertThat(last().regarding()).isEqualTo(RecordId.parse("account:contoso"));
    assertThat(last().correlationMethod()).isEqualTo(CorrelationMethod.IN_REPLY_TO);
    assertThat(last().parentActivity()).contains(store.activities().get(0).id());
    assertThat(last().body().text()).isEqualTo("Yes!");
    assertThat(last().parties()).extracting(party -> party.record().isPresent()).containsOnly(true);
  }

  @Test
  void t35_aMessageThatIsMarkedAfterItWasRefusedIsTrackedInTheNextRunAndOnlyOnce()
      throws Exception {
    mailbox.deliver(toChristopher().subject("Question").body("Please").bytes());
    assertThat(sync().promoted()).isZero();
    mailbox.markLast("$MailpromoterTracked");
    assertThat(sync().promoted()).isEqualTo(1);
    assertThat(last().body().text()).isEqualTo("Please");
    assertThat(last().acceptingEntity()).isEmpty();
    assertThat(reasons()).containsExactly(Reason.TRACKED_EXPLICITLY);
    assertThat(sync().counts()).isEmpty();
    assertThat(store.activities()).hasSize(2);
  }

  @Test
  void t32_mailFromBeforeTheStartDateIsPromotedOnceWhenTheDateMovesBack() throws Exception {
    mailbox.deliver(toChristopher().subject("First").bytes());
    mailbox.deliver(toChristopher().subject("Second").bytes());
    sync(startingAt(Instant.EPOCH.plusSeconds(100)), CHRISTOPHER);
    assertThat(store.activities()).hasSize(1);
    sync(startingAt(Instant.EPOCH.plusSeconds(2)), CHRISTOPHER);
    assertThat(store.activities()).hasSize(2);
    assertThat(last().subject()).isEqualTo("Second");
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    assertThat(store.activities()).hasSize(3);
    assertThat(store.decisions()).hasSize(2);
  }

  @Test
  void t31_mailThatIsMovedIntoTheFolderLaterIsNewsByItsArrivalAndNotByItsDate() throws Exception {
    for (int i = 1; i <= 3; i++) {
      mailbox.deliver(toChristopher().bytes());
    }
    sync(byReceivedDate(Instant.EPOCH), CHRISTOPHER);
    assertThat(store.watermark(CHRISTOPHER)).isEqualTo(new Watermark(Instant.EPOCH.plusSeconds(3)));
    mailbox.moveIn(toChristopher().subject("Moved").bytes(), Instant.EPOCH.plusSeconds(2));
    mailbox.deliver(toChristopher().subject("News").bytes());
    sync(byReceivedDate(Instant.EPOCH), CHRISTOPHER);
    assertThat(store.decisions())
        .extracting(DecisionEntry::subReasons)
        .contains(List.of(SubReason.NOT_AFTER_WATERMARK));
    assertThat(last().subject()).isEqualTo("News");
    assertThat(store.activities()).hasSize(5);
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    assertThat(last().subject()).isEqualTo("Moved");
    assertThat(store.activities()).hasSize(6);
  }

  @Test
  void t31_theOrderWithinARunDoesNotMatterAndNeitherDoesMailThatIsStillToCome() throws Exception {
    mailbox.moveIn(toChristopher().bytes(), Instant.EPOCH.plusSeconds(50));
    mailbox.moveIn(toChristopher().bytes(), Instant.EPOCH.plusSeconds(10));
    mailbox.moveIn(toChristopher().bytes(), CLOCK.instant().plusSeconds(500));
    sync(byReceivedDate(Instant.EPOCH), CHRISTOPHER);
    assertThat(store.activities()).hasSize(4);
    assertThat(store.watermark(CHRISTOPHER)).isEqualTo(new Watermark(CLOCK.instant()));
  }

  @Test
  void t32_aStartDateThatMovesBackMakesMailNewsThatTheFirstRunLeftAlone() throws Exception {
    mailbox.deliver(toChristopher().subject("Old").bytes());
    mailbox.moveIn(toChristopher().bytes(), Instant.EPOCH.plusSeconds(100));
    sync(byReceivedDate(Instant.EPOCH.plusSeconds(50)), CHRISTOPHER);
    assertThat(store.activities()).hasSize(2);
    sync(byReceivedDate(Instant.EPOCH), CHRISTOPHER);
    sync(byReceivedDate(Instant.EPOCH), CHRISTOPHER);
    assertThat(last().subject()).isEqualTo("Old");
    assertThat(store.activities()).hasSize(3);
  }

  private static byte[] withOffer(String subject, String base64) {
    return toChristopher()
        .subject(subject)
        .field("Content-Type", "multipart/mixed; boundary=b")
        .body(
            "--b\nContent-Type: text/plain\n\nSee the offer.\n--b\n"
                + "Content-Type: application/pdf; name=offer.pdf\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + base64
                + "\n--b--\n")
        .bytes();
  }

  @Test
  void p52_theContentsOfAttachmentsAreStoredUnlessThatIsSwitchedOff() throws Exception {
    mailbox.deliver(withOffer("First", "SGVsbG8="));
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    Attachment offer = last().body().attachments().get(0);
    assertThat(offer.size()).isEqualTo(5);
    assertThat(offer.content().orElseThrow().open()).hasContent("Hello");
    mailbox.deliver(withOffer("Second", "SGVsbG8="));
    OrganizationSettings off =
        OrganizationSettings.DEFAULT.with(
            OrganizationSwitch.STORE_ATTACHMENTS, false, Origin.byDefault());
    sync(startingAt(Instant.EPOCH).with(off), CHRISTOPHER);
    assertThat(last().subject()).isEqualTo("Second");
    assertThat(last().body().attachments()).singleElement().satisfies(this::isListedOnly);
  }

  private static byte[] stub(String id, String text, String... attachments) {
    StringBuilder body = new StringBuilder("--b\nContent-Type: text/plain\n\n" + text + "\n");
    for (String each : attachments) {
      body.append("--b\nContent-Type: application/pdf; name=" + each + "\n\n" + each + "\n");
    }
    return toChristopher()
        .id(id)
        .date("Mon, 5 Jan 2026 09:00:00 +0000")
        .subject("Offer")
        .field("Content-Type", "multipart/mixed; boundary=b")
        .body(body + "--b--\n")
        .bytes();
  }

  @Test
  void a44_whatReplacesAStubGivesTheActivityItsAttachmentsOnce() throws Exception {
    mailbox.deliver(stub("<o@x>", "Attachments are being scanned."));
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    EmailActivity before = last();
    mailbox.deliver(stub("<o@x>", "Here is the offer, as you asked.", "offer.pdf"));
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    EmailActivity after = last();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.body().text()).contains("Here is the offer");
    assertThat(after.body().attachments())
        .extracting(Attachment::name)
        .containsExactly("offer.pdf");
    assertThat(after.flaws()).contains(Flaw.CONTENT_REPLACED);
    assertThat(reasons()).containsExactly(Reason.ACCEPT_ALL, Reason.DUPLICATE);
    mailbox.deliver(stub("<o@x>", "A third content, which is longer still.", "offer.pdf", "b.pdf"));
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    assertThat(last().body().attachments()).hasSize(1);
    mailbox.deliver(toChristopher().inReplyTo("<o@x>").bytes());
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    assertThat(last().correlatedActivity()).contains(before.id());
  }

  @Test
  void a44_aStubAndWhatReplacesItMayComeTogether() throws Exception {
    mailbox.deliver(stub("<o@x>", "Scanned."));
    mailbox.deliver(stub("<o@x>", "Here is the offer.", "offer.pdf"));
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    assertThat(last().body().attachments())
        .extracting(Attachment::name)
        .containsExactly("offer.pdf");
    assertThat(last().body().attachments().get(0).content().orElseThrow().open())
        .hasContent("offer.pdf");
  }

  @Test
  void a44_theOppositeOrderAndLongerCopiesWithoutAttachmentsChangeNothing() throws Exception {
    mailbox.deliver(stub("<o@x>", "Here is the offer.", "offer.pdf"));
    mailbox.deliver(stub("<o@x>", "Scanned."));
    mailbox.deliver(stub("<o@x>", "Here is the offer.\n_____\nA list.", "offer.pdf"));
    sync(startingAt(Instant.EPOCH), CHRISTOPHER);
    assertThat(last().body().text()).isEqualTo("Here is the offer.");
    assertThat(last().flaws()).doesNotContain(Flaw.CONTENT_REPLACED);
    Trace trace = TraceCodec.decode(store.decisions().get(1).trace());
    assertThat(trace.decisive().saw()).hasAtLeastOneElementOfType(Evidence.OtherContent.class);
  }

  private void isListedOnly(Attachment attachment) {
    assertThat(attachment.content()).isEmpty();
    assertThat(attachment.size()).isEqualTo(5);
    assertThat(attachment.fate()).isEqualTo(Attachment.Fate.KEPT);
  }

  private static Policy byReceivedDate(Instant start) {
    return startingAt(start)
        .with(
            OrganizationSettings.DEFAULT.with(
                OrganizationValue.WATERMARK, "received-date", Origin.byDefault()));
  }

  private static Policy startingAt(Instant start) {
    return mailbox(MailboxPolicy.of(Optional.of(USER), true, Optional.of(start)));
  }

  private static Policy mailbox(MailboxPolicy christopher) {
    return Policy.of(
        OrganizationSettings.DEFAULT,
        List.of(new Owner(USER, "Christopher", Setting.byDefault(TrackOption.ALL))),
        Map.of(CHRISTOPHER, christopher),
        Setting.byDefault(List.of("in-reply-to")));
  }

  @Test
  void t34_aChangedMappingLinksAllMailOfTheFolderAgainAndOnceDoesNot() throws Exception {
    mailbox.deliver(toChristopher().bytes());
    sync(tracking("account:contoso"), CHRISTOPHER);
    assertThat(last().regarding()).isEqualTo(RecordId.parse("account:contoso"));
    Policy once =
        tracking("account:fabrikam")
            .with(
                OrganizationSettings.DEFAULT.with(
                    OrganizationValue.FOLDER_REGARDING, "once", Origin.byDefault()));
    sync(once, CHRISTOPHER);
    assertThat(last().regarding()).isEqualTo(RecordId.parse("account:contoso"));
    sync(tracking("account:fabrikam"), CHRISTOPHER);
    assertThat(last().regarding()).isEqualTo(RecordId.parse("account:fabrikam"));
    sync(mailbox(MailboxPolicy.ownedBy(USER)), CHRISTOPHER);
    assertThat(last().regarding()).isEqualTo(RecordId.parse("account:fabrikam"));
  }

  private static Policy tracking(String regarding) {
    return mailbox(
        MailboxPolicy.ownedBy(USER)
            .tracking(Map.of(InMemoryMailbox.INBOX, RecordId.parse(regarding))));
  }

  private static TrackingChange change(
      ActivityId id, Tracking tracking, TrackingChange.Extent extent) {
    return new TrackingChange(id, tracking, extent, new Actor.Person("anna"), CLOCK.instant());
  }

  @Test
  void aStoppedConversationIsRefusedWhateverTheOptionsSayUnlessItIsMarked() throws Exception {
    mailbox.deliver(
        toChristopher().id("<yes@customer.example>").inReplyTo("<offer@ours.example>").bytes());
    sync();
    ActivityId reply = last().id();
    assertThat(store.track(change(reply, Tracking.STOPPED, TrackingChange.Extent.CONVERSATION)))
        .isEqualTo(2);
    mailbox.deliver(
        toChristopher()
            .cc("support@ours.example")
            .subject("Re: Offer")
            .inReplyTo("<offer@ours.example>")
            .bytes());
    sync();
    assertThat(store.activities()).hasSize(2);
    assertThat(store.decisions().get(1).subReasons())
        .containsExactly(SubReason.CONVERSATION_STOPPED);
    mailbox.markLast("$MailpromoterTracked");
    sync();
    assertThat(store.activities()).hasSize(3);
  }

  @Test
  void f23_anUntrackedReplyIsNotFoundAndDoesNotStopLaterReplies() throws Exception {
    mailbox.deliver(
        toChristopher().id("<yes@customer.example>").inReplyTo("<offer@ours.example>").bytes());
    sync();
    assertThat(store.track(change(last().id(), Tracking.UNTRACKED, TrackingChange.Extent.ACTIVITY)))
        .isEqualTo(1);
    assertThat(last().regarding()).isEmpty();
    mailbox.deliver(toChristopher().subject("a").inReplyTo("<yes@customer.example>").bytes());
    mailbox.deliver(toChristopher().subject("b").inReplyTo("<offer@ours.example>").bytes());
    sync();
    assertThat(reasons())
        .containsExactly(
            Reason.CORRELATION_MATCH, Reason.NO_CORRELATION_MATCH, Reason.CORRELATION_MATCH);
  }

  @Test
  void aParentThatArrivesLaterHealsItsChildAndPassesTheRegardingRecordOn() throws Exception {
    mailbox.deliver(
        mail()
            .id("<child@customer.example>")
            .from("anna@customer.example")
            .to("support@ours.example")
            .subject("Re: Problem")
            .inReplyTo("<parent@customer.example>")
            .bytes());
    sync();
    assertThat(last().correlatedActivity()).isEmpty();
    mailbox.deliver(
        mail()
            .id("<parent@customer.example>")
            .from("anna@customer.example")
            .to("support@ours.example")
            .subject("Problem")
            .inReplyTo("<offer@ours.example>")
            .bytes());
    sync();
    EmailActivity child = store.activities().get(1);
    assertThat(child.correlatedActivity()).contains(last().id());
    assertThat(child.correlationMethod()).isEqualTo(CorrelationMethod.IN_REPLY_TO);
    assertThat(child.regarding()).isEqualTo(RecordId.parse("account:contoso"));
    assertThat(child.correlatedSubjectChanged()).isFalse();
  }

  /** Each message of a conversation answers its parent, regardless of the reading order. */
  @ParameterizedTest
  @ValueSource(strings = {"123", "132", "213", "231", "312", "321"})
  void everyReplyAnswersItsParentInWhateverOrderTheyArrive(String order) throws Exception {
    for (char number : order.toCharArray()) {
      mailbox.deliver(ofConversation(number - '0'));
      sync();
    }
    Map<String, ActivityId> ids = new HashMap<>();
    store.activities().forEach(each -> ids.put(each.subject(), each.id()));
    assertThat(store.activities())
        .filteredOn(each -> each.subject().equals("Number 3"))
        .singleElement()
        .satisfies(third -> assertThat(third.correlatedActivity()).contains(ids.get("Number 2")));
    assertThat(store.activities())
        .filteredOn(each -> each.subject().equals("Number 2"))
        .singleElement()
        .satisfies(second -> assertThat(second.correlatedActivity()).contains(ids.get("Number 1")));
  }

  private static byte[] ofConversation(int number) {
    MailBuilder mail =
        mail()
            .id("<n" + number + "@customer.example>")
            .from("anna@customer.example")
            .to("support@ours.example")
            .subject("Number " + number);
    if (number > 1) {
      mail.inReplyTo("<n" + (number - 1) + "@customer.example>");
      mail.field(
          "References",
          number == 2 ? "<n1@customer.example>" : "<n1@customer.example> <n2@customer.example>");
    }
    return mail.bytes();
  }

  @Test
  void aDeliveryReportIsLinkedToTheMailThatItReturns() throws Exception {
    mailbox.deliver(
        mail()
            .from("mailer-daemon@mx.example")
            .to("christopher@ours.example")
            .subject("Undelivered Mail Returned to Sender")
            .field("MIME-Version", "1.0")
            .field("Content-Type", "multipart/report; report-type=delivery-status; boundary=x")
            .body(
                "--x\nContent-Type: text/plain\n\nSorry.\n"
                    + "--x\nContent-Type: message/delivery-status\n\n"
                    + "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; x@y\nAction: failed\n"
                    + "--x\nContent-Type: text/rfc822-headers\n\n"
                    + "From: christopher@ours.example\nMessage-ID: <offer@ours.example>\n\n--x--\n")
            .bytes());
    sync(policy(TrackOption.ALL), CHRISTOPHER);
    assertThat(last().correlatedActivity()).contains(store.activities().get(0).id());
    assertThat(last().regarding()).isEqualTo(RecordId.parse("account:contoso"));
  }

  private RetryReport retry(Policy policy, boolean byHand, RetryTask.Gone gone)
      throws InterruptedException {
    List<MessageRef> all = store.decisions().stream().map(DecisionEntry::ref).toList();
    return new Synchronizer(store, directory, strategies, CLOCK)
        .retry(
            new RetryTask(Turn.alone(CHRISTOPHER), mailbox, all, byHand, gone, Marking.NONE),
            policy,
            2);
  }

  @Test
  void t29_anInvalidSenderIsDecidedOnceAndStaysInvalidWhenItIsTriedAgain() throws Exception {
    mailbox.deliver(mail().from("nobody").to("christopher@ours.example").bytes());
    sync(policy(TrackOption.ALL), CHRISTOPHER);
    sync(policy(TrackOption.ALL), CHRISTOPHER);
    assertThat(reasons()).containsExactly(Reason.INVALID_SENDER);
    RetryReport report = retry(policy(TrackOption.ALL), true, RetryTask.Gone.REPORT);
    assertThat(report.promoted()).isZero();
    assertThat(reasons()).containsExactly(Reason.INVALID_SENDER);
  }

  @Test
  void retryPromotesWhatPassesNowWithItsBodyAndWhatAnswersIt() throws Exception {
    MailBuilder parent = toChristopher().subject("New").body("Body.\n");
    mailbox.deliver(parent.bytes());
    mailbox.deliver(toChristopher().subject("Re: New").inReplyTo(parent.id()).bytes());
    sync();
    assertThat(reasons()).containsExactly(Reason.NO_CORRELATION_MATCH, Reason.NO_CORRELATION_MATCH);
    RetryReport report = retry(policy(TrackOption.ALL), false, RetryTask.Gone.REPORT);
    assertThat(report.promoted()).isEqualTo(2);
    assertThat(store.activities().get(1).body().text()).isEqualTo("Body.\n");
    assertThat(last().correlatedActivity()).contains(store.activities().get(1).id());
    assertThat(retry(policy(TrackOption.ALL), false, RetryTask.Gone.REPORT).unknown()).isEqualTo(2);
  }

  @Test
  void retryByHandPromotesWhateverTheOptionsSay() throws Exception {
    mailbox.deliver(toChristopher().bytes());
    sync();
    assertThat(retry(policy(TrackOption.NONE), true, RetryTask.Gone.REPORT).promoted())
        .isEqualTo(1);
    assertThat(reasons()).containsExactly(Reason.TRACKED_EXPLICITLY);
  }

  @Test
  void whatIsGoneIsReportedOrPromotedFromWhatIsStored() throws Exception {
    mailbox.deliver(toChristopher().subject("Gone").bytes());
    sync();
    mailbox.removeFirst();
    RetryReport report = retry(policy(TrackOption.ALL), false, RetryTask.Gone.REPORT);
    assertThat(report.gone()).hasSize(1);
    assertThat(report.promoted()).isZero();
    assertThat(last().subject()).isEqualTo("Offer CRM:0001001");
    assertThat(why()).containsExactly(SubReason.VANISHED);
    assertThat(retry(policy(TrackOption.ALL), false, RetryTask.Gone.PROMOTE).promoted())
        .isEqualTo(1);
    assertThat(last().flaws()).contains(Flaw.BODY_MISSING);
  }

  @Test
  void p15_aRecordMadeForASenderCountsForTheNextMessage() throws Exception {
    byte[] first = mail().from("New One <new@x.example>").to("support@ours.example").bytes();
    byte[] second = mail().from("new@x.example").to("christopher@ours.example").bytes();
    mailbox.deliver(first);
    mailbox.deliver(second);
    Policy policy = policy(TrackOption.LEADS_CONTACTS_ACCOUNTS);
    sync(
        policy.with(
            policy
                .organization()
                .with(OrganizationValue.CREATE_UNKNOWN_SENDERS, "contact", Origin.byDefault())),
        CHRISTOPHER);
    assertThat(reasons()).containsExactly(Reason.ACCEPT_ALL, Reason.SENDER_MATCH);
    assertThat(store.newRecords())
        .singleElement()
        .satisfies(made -> assertThat(made.record().name()).isEqualTo("New One"));
  }

  private void takenOver(MailboxId of) {
    assertThat(store.turns().join().take(of)).isPresent();
  }

  /** Another run takes the turn of the mailbox as soon as this one reads a folder. */
  private final class Overtaking implements SyncListener {
    private int folders;

    @Override
    public void folder(MailboxId of, FolderId folder) {
      folders++;
      takenOver(of);
    }
  }

  @Test
  void as19_aRunThatLostItsTurnWritesNothingAndEndsWithItsWholeMailbox() throws Exception {
    mailbox.deliver(toChristopher().bytes());
    Overtaking listener = new Overtaking();
    MailboxReport report =
        new Synchronizer(store, directory, strategies, CLOCK)
            .synchronize(
                new MailboxTask(
                    Turn.alone(CHRISTOPHER),
                    mailbox,
                    List.of(
                        FolderTask.incoming(InMemoryMailbox.INBOX),
                        FolderTask.incoming(new FolderId("Other")))),
                policy(TrackOption.ALL),
                1,
                listener);
    assertThat(report.failures())
        .singleElement()
        .satisfies(each -> assertThat(each.folder()).isEmpty())
        .satisfies(each -> assertThat(each.fault().code()).isEqualTo(SyncError.TURN_LOST))
        .satisfies(each -> assertThat(each.fault().sentence()).contains("christopher"));
    assertThat(report.hadItsTurn()).isFalse();
    assertThat(listener.folders).isEqualTo(1);
    assertThat(store.decisions()).isEmpty();
    assertThat(store.watermark(CHRISTOPHER)).isEqualTo(Watermark.NONE);
  }

  @Test
  void as19_aRunWithoutNewsThatLostItsTurnEndsAsAFailureOfItsMailboxToo() throws Exception {
    mailbox.deliver(toChristopher().bytes());
    sync();
    takenOver(CHRISTOPHER);
    assertThat(sync().failures())
        .singleElement()
        .satisfies(each -> assertThat(each.fault().code()).isEqualTo(SyncError.TURN_LOST));
  }

  @Test
  void as19_decidingAgainUnderALostTurnIsAFailureOfTheMailbox() throws Exception {
    mailbox.deliver(mail().from("new@x.example").to("christopher@ours.example").bytes());
    sync();
    int before = store.activities().size();
    takenOver(CHRISTOPHER);
    List<MessageRef> all = store.decisions().stream().map(DecisionEntry::ref).toList();
    RetryReport report =
        new Synchronizer(store, directory, strategies, CLOCK)
            .retry(
                new RetryTask(
                    Turn.alone(CHRISTOPHER),
                    mailbox,
                    all,
                    false,
                    RetryTask.Gone.REPORT,
                    Marking.NONE),
                policy(TrackOption.ALL),
                2);
    assertThat(report.failures())
        .singleElement()
        .satisfies(each -> assertThat(each.fault().code()).isEqualTo(SyncError.TURN_LOST));
    assertThat(store.activities()).hasSize(before);
  }

  @Test
  void p15_aRecordMadeForASenderCountsForAMessageThatWasReadBefore() throws Exception {
    mailbox.deliver(mail().from("new@x.example").to("christopher@ours.example").bytes());
    mailbox.deliver(mail().from("new@x.example").to("support@ours.example").bytes());
    Policy policy = policy(TrackOption.LEADS_CONTACTS_ACCOUNTS);
    OrganizationSettings making =
        policy
            .organization()
            .with(OrganizationValue.CREATE_UNKNOWN_SENDERS, "contact", Origin.byDefault());
    new Synchronizer(store, this::withNewRecords, strategies, CLOCK)
        .synchronize(
            new MailboxTask(
                Turn.alone(CHRISTOPHER),
                mailbox,
                List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy.with(making),
            1,
            SyncListener.NONE);
    assertThat(reasons()).containsExactly(Reason.SENDER_MATCH, Reason.ACCEPT_ALL);
  }

  private Map<EmailAddress, List<PartyRecord>> withNewRecords(Set<EmailAddress> addresses) {
    List<RecordEntry> made = store.newRecords();
    Map<EmailAddress, List<PartyRecord>> all = new HashMap<>(directory.resolve(addresses));
    all.putAll(new FixedDirectory(made).resolve(addresses));
    return all;
  }

  @Test
  void t20_aDuplicateInTheQueuesMailboxAddsItsQueueItem() throws Exception {
    byte[] both =
        mail()
            .from("anna@customer.example")
            .to("christopher@ours.example")
            .cc("support@ours.example")
            .bytes();
    mailbox.deliver(both);
    Policy policy =
        policy(TrackOption.ALL)
            .with(
                OrganizationSettings.of(
                    Map.of(
                        OrganizationSwitch.QUEUE_ITEMS_FOR_RECIPIENTS,
                        Setting.byDefault(false),
                        OrganizationSwitch.QUEUE_ITEMS_FOR_DUPLICATES,
                        Setting.byDefault(true))));
    sync(policy, CHRISTOPHER);
    assertThat(store.queueItems()).isEmpty();
    sync(policy, SUPPORT);
    assertThat(store.queueItems()).containsExactly(new QueueItem(last().id(), QUEUE));
    assertThat(store.activities()).hasSize(2);
  }

  private void sync(Policy policy, MailboxId name) throws InterruptedException {
    new Synchronizer(store, directory, strategies, CLOCK)
        .synchronize(
            new MailboxTask(
                Turn.alone(name), mailbox, List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy,
            1,
            SyncListener.NONE);
  }

  @Test
  void t06_aTokenAloneCorrelatesWithoutAParent() throws Exception {
    mailbox.deliver(
        toChristopher()
            .subject("New words CRM:0001001")
            .date("Tue, 6 Jan 2026 12:00:00 +0000")
            .bytes());
    sync();
    assertThat(last().correlationMethod()).isEqualTo(CorrelationMethod.TRACKING_TOKEN);
    assertThat(last().parentActivity()).isEmpty();
    assertThat(last().correlatedSubjectChanged()).isTrue();
  }

  @Test
  void aReplyFindsAParentThatIsPromotedInTheSamePageAndInTheOneBefore() throws Exception {
    String parent = "<offer@ours.example>";
    for (int i = 0; i < 2_500; i++) {
      String id = "<chain-" + i + "@customer.example>";
      mailbox.deliver(toChristopher().id(id).subject("Re: Offer").inReplyTo(parent).bytes());
      parent = id;
    }
    assertThat(sync().promoted()).isEqualTo(2_500);
    List<EmailActivity> all = store.activities();
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).correlatedActivity()).contains(all.get(i - 1).id());
    }
  }

  @Test
  void aDirectoryThatCannotAnswerMakesNobodyAStranger() throws Exception {
    mailbox.deliver(toChristopher().subject("Re: Offer CRM:0001001").bytes());
    BreakableDirectory crm =
        new BreakableDirectory(behind -> new CombinedDirectory(List.of(directory, behind)));
    crm.fail();
    MailboxReport failed = sync(store, CHRISTOPHER, mailbox, crm.directory());
    assertThat(failed.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.folder()).contains(InMemoryMailbox.INBOX);
              assertThat(failure.fault().sentence()).contains("out of order");
              assertThat(failure.fault().code().retry()).isEqualTo(Retry.LATER);
            });
    assertThat(store.decisions()).isEmpty();
    assertThat(store.cursor(CHRISTOPHER, InMemoryMailbox.INBOX)).isEqualTo(Cursor.START);
    crm.failing = false;
    assertThat(sync(store, CHRISTOPHER, mailbox, crm.directory()).promoted()).isEqualTo(1);
  }

  @Test
  void aNewContactCountsForTheNextPage() throws Exception {
    BreakableDirectory crm =
        new BreakableDirectory(
            behind -> new CachedDirectory(behind, CachedDirectory.Limits.STANDARD, CLOCK));
    crm.tellsChanges = true;
    RecordId tom = RecordId.parse("contact:tom").orElseThrow();
    mailbox.deliver(mail().from("tom@customer.example").to("support@ours.example").bytes());
    sync(store, CHRISTOPHER, mailbox, crm.directory());
    assertThat(store.decisions().get(0).facts()).isNotEmpty();
    crm.put(List.of(entry(tom, "tom@customer.example")));
    mailbox.deliver(mail().from("tom@customer.example").to("support@ours.example").bytes());
    sync(store, CHRISTOPHER, mailbox, crm.directory());
    assertThat(store.decisions())
        .extracting(
            each -> FactsCodec.decode(each.facts()).sender().orElseThrow().candidates().size())
        .containsExactly(0, 1);
  }

  @Test
  void aSecondRunDoesNothing() throws Exception {
    mailbox.deliver(toChristopher().subject("Re: Offer").inReplyTo("offer@ours.example").bytes());
    sync();
    assertThat(sync().counts()).isEmpty();
    assertThat(store.decisions()).hasSize(1);
  }

  @Test
  void t20_aSecondMailboxMakesNoSecondActivity() throws Exception {
    byte[] mail = toChristopher().field("Cc", "support@ours.example").subject("Spoke").bytes();
    InMemoryMailbox support = new InMemoryMailbox();
    mailbox.deliver(mail);
    support.deliver(mail);
    sync();
    sync(store, SUPPORT, support);
    assertThat(reasons()).containsExactly(Reason.ACCEPT_ALL, Reason.DUPLICATE);
    assertThat(store.activities()).hasSize(2);
    assertThat(store.decisions().get(1).activity()).contains(last().id());
  }

  @Test
  void whatAnotherMailboxPromotesMeanwhileIsADuplicateAndNothingIsLost() throws Exception {
    InMemoryMailbox support = new InMemoryMailbox();
    byte[] both = toChristopher().cc("support@ours.example").subject("Both").bytes();
    mailbox.deliver(toSupport().subject("Mine").bytes());
    mailbox.deliver(both);
    support.deliver(both);
    Runnable meanwhile = () -> syncUnchecked(SUPPORT, support);
    MailboxReport report =
        sync(store, CHRISTOPHER, () -> new InterceptedSession(mailbox.open(), meanwhile));
    assertThat(report.failures()).isEmpty();
    assertThat(report.processed()).isEqualTo(2);
    assertThat(reasons()).containsExactly(Reason.ACCEPT_ALL, Reason.ACCEPT_ALL, Reason.DUPLICATE);
    assertThat(store.activities()).extracting(EmailActivity::subject).contains("Mine", "Both");
    assertThat(store.activities()).hasSize(3);
  }

  private void syncUnchecked(MailboxId name, MailboxSource source) {
    try {
      assertThat(sync(store, name, source).failures()).isEmpty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aReusedMessageIdOnAnotherMailIsKeptAndRemarked() throws Exception {
    for (String date :
        List.of("Mon, 5 Jan 2026 09:00:00 +0000", "Tue, 6 Jan 2026 09:00:00 +0000")) {
      mailbox.deliver(
          mail()
              .id("<same@carrier.example>")
              .from("carrier@x.example")
              .to("support@ours.example")
              .date(date)
              .bytes());
    }
    sync();
    assertThat(reasons()).containsExactly(Reason.ACCEPT_ALL, Reason.ACCEPT_ALL);
    assertThat(last().flaws()).contains(Flaw.MESSAGE_ID_REUSED);
  }

  @Test
  void aFolderNumberedAnewIsRecognisedAndNothingIsDoubled() throws Exception {
    mailbox.deliver(toChristopher().subject("Re: Offer").inReplyTo("<offer@ours.example>").bytes());
    mailbox.deliver(toChristopher().subject("Question").bytes());
    mailbox.deliver(mail().id("").from("scanner@x.example").to("support@ours.example").bytes());
    sync();
    mailbox.renumber();
    MailboxReport again = sync();
    assertThat(again.recognised()).isEqualTo(3);
    assertThat(again.counts()).isEmpty();
    assertThat(store.decisions()).hasSize(3);
    assertThat(store.activities()).hasSize(3);
    assertThat(sync().recognised()).isZero();
  }

  @Test
  void aMessageThatIsTakenAwayWhileItIsReadHasVanishedAndIsNotUndeliverable() throws Exception {
    mailbox.deliver(toChristopher().subject("Re: Offer").inReplyTo("<offer@ours.example>").bytes());
    mailbox.deliver(toSupport().subject("Fine").bytes());
    MailboxSource vanishing =
        () -> new InterceptedSession(mailbox.open(), () -> mailbox.removeFirst());
    MailboxReport report = sync(store, CHRISTOPHER, vanishing);
    assertThat(report.failures()).isEmpty();
    assertThat(report.vanished()).isEqualTo(1);
    assertThat(last().subject()).isEqualTo("Fine");
    assertThat(reasons()).containsExactly(Reason.ACCEPT_ALL);
    assertThat(sync().counts()).isEmpty();
  }

  @Test
  void whatWasTriedInVainAndIsTakenAwayIsNotTriedAnyMore() throws Exception {
    mailbox.deliver(toSupport().subject("Hi").body("A broken disk.").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    sync();
    mailbox.removeFirst();
    sync();
    assertThat(why()).containsExactly(SubReason.VANISHED);
    assertThat(sync().alerts()).isEmpty();
    assertThat(factsOf(0).attempts())
        .isEqualTo(
            new CreationAttempts(
                2, new Obstacle(Obstacle.Kind.NOT_LISTED, "it was taken away"), true));
  }

  private static byte[] unreadable() {
    return toChristopher()
        .id("<unread@customer.example>")
        .subject("Locked")
        .inReplyTo("<offer@ours.example>")
        .bytes();
  }

  @Test
  void aMessageThatTheServerDoesNotHandOutIsDecidedAsNewMailWhenTheServerRecovers()
      throws Exception {
    mailbox.deliver(unreadable());
    mailbox.deliver(toSupport().subject("Fine").bytes());
    mailbox.refuseHeadersWith("Subject: Locked");
    MailboxReport report = sync();
    assertThat(report.promoted()).isEqualTo(1);
    assertThat(report.vanished()).isZero();
    assertThat(why()).containsExactly(SubReason.CREATION_FAILED, SubReason.ACCEPTS_ALL);
    assertThat(factsOf(0).attempts().why())
        .isEqualTo(new Obstacle(Obstacle.Kind.HEADER_REFUSED, "NO [SERVERBUG] try later"));
    mailbox.refuseHeadersWith("");
    assertThat(sync().promoted()).isEqualTo(1);
    assertThat(last().correlatedActivity()).contains(store.activities().get(0).id());
    assertThat(store.decisions().get(0).subject()).isEqualTo("Locked");
    assertThat(store.decisions()).hasSize(2);
    assertThat(sync().counts()).isEmpty();
  }

  @Test
  void anUnreadableMessageThatRecoversAsACopyIsADuplicate() throws Exception {
    mailbox.deliver(unreadable());
    mailbox.deliver(toSupport().subject("Fine").bytes());
    mailbox.refuseHeadersWith("Subject: Locked");
    sync();
    InMemoryMailbox other = new InMemoryMailbox();
    other.deliver(unreadable());
    sync(store, SUPPORT, other);
    mailbox.refuseHeadersWith("");
    sync();
    assertThat(reasons().get(0)).isEqualTo(Reason.DUPLICATE);
    assertThat(store.activities()).hasSize(3);
  }

  @Test
  void aMessageThatStaysUnreadableIsUndeliverableAndRetryReadsItWhenItCanBeRead() throws Exception {
    mailbox.deliver(unreadable());
    mailbox.deliver(toSupport().subject("Fine").bytes());
    mailbox.refuseHeadersWith("Subject: Locked");
    for (int run = 1; run <= 4; run++) {
      assertThat(sync().alerts()).isEmpty();
    }
    assertThat(sync().alerts()).singleElement().asString().contains("number 1 in the folder");
    assertThat(reasons()).containsExactly(Reason.UNDELIVERABLE, Reason.ACCEPT_ALL);
    assertThat(retry(policy(TrackOption.ALL), false, RetryTask.Gone.REPORT).gone()).hasSize(1);
    mailbox.refuseHeadersWith("");
    assertThat(retry(policy(TrackOption.ALL), false, RetryTask.Gone.REPORT).promoted())
        .isEqualTo(1);
  }

  @Test
  void aPageThatIsRefusedAsAWholeCostsTheFolderAndMovesNoCursor() throws Exception {
    for (int i = 0; i < 5; i++) {
      mailbox.deliver(toSupport().subject("Locked " + i).bytes());
    }
    mailbox.refuseHeadersWith("Subject: Locked");
    for (int run = 1; run <= 7; run++) {
      MailboxReport report = sync();
      assertThat(report.failures())
          .singleElement()
          .satisfies(f -> assertThat(f.fault().code().id()).isEqualTo("sync/page-refused"))
          .satisfies(f -> assertThat(f.fault().sentence()).contains("INBOX", "try later", "5 mes"));
    }
    assertThat(store.decisions()).isEmpty();
    mailbox.refuseHeadersWith("");
    assertThat(sync().promoted()).isEqualTo(5);
  }

  /** A mailbox that reports every message as large. */
  private MailboxSource large() {
    return () ->
        WrongPort.of(
            MailboxSession.class,
            mailbox.open(),
            "changesSince",
            (right, arguments) -> large(right, (Cursor) arguments[1], (PageLimit) arguments[2]));
  }

  private static ChangePage large(MailboxSession right, Cursor cursor, PageLimit limit)
      throws MailAccessException {
    ChangePage page = right.changesSince(InMemoryMailbox.INBOX, cursor, limit);
    List<Change> changes = new ArrayList<>();
    for (Change change : page.changes()) {
      Change.Arrived small = (Change.Arrived) change;
      changes.add(new Change.Arrived(small.ref(), small.receivedAt(), 10_000_000, small.header()));
    }
    return new ChangePage(changes, page.next(), page.more(), page.remaining());
  }

  private ActivityStore committing(List<Commit> commits, int dies) {
    return WrongPort.of(
        ActivityStore.class,
        store,
        "commit",
        (right, arguments) -> {
          if (commits.size() == dies) {
            throw new StoreException(StoreError.IN_USE, "The process dies.", null);
          }
          commits.add((Commit) arguments[0]);
          right.commit((Commit) arguments[0]);
          return null;
        });
  }

  @Test
  void aPageOfLargeMailIsWrittenInPortionsAndTheCursorMovesWithTheLast() throws Exception {
    for (int i = 0; i < 30; i++) {
      mailbox.deliver(toSupport().subject("Large " + i).bytes());
    }
    List<Commit> commits = new ArrayList<>();
    assertThat(sync(committing(commits, -1), CHRISTOPHER, large()).promoted()).isEqualTo(30);
    assertThat(commits.size()).isGreaterThan(2);
    List<Commit> first = commits.subList(0, commits.size() - 1);
    assertThat(first).allMatch(commit -> commit.to().equals(Cursor.START));
    assertThat(commits.get(commits.size() - 1).to()).isNotEqualTo(Cursor.START);
    assertThat(sync().counts()).isEmpty();
  }

  @Test
  void aPageThatIsCutShortIsReadAgainAndWhatWasWrittenIsRecognised() throws Exception {
    for (int i = 0; i < 30; i++) {
      mailbox.deliver(toSupport().subject("Large " + i).bytes());
    }
    List<Commit> commits = new ArrayList<>();
    assertThatThrownBy(() -> sync(committing(commits, 2), CHRISTOPHER, large()))
        .isInstanceOf(StoreException.class);
    int written = store.decisions().size();
    assertThat(written).isBetween(2, 28);
    MailboxReport again = sync(store, CHRISTOPHER, large());
    assertThat(again.recognised()).isEqualTo(written);
    assertThat(again.promoted()).isEqualTo(30 - written);
    assertThat(store.activities()).hasSize(31);
  }

  @Test
  void aConnectorThatComesBackToWhereItWasCostsItsFolderAndNoEternity() throws Exception {
    for (int i = 0; i < 9; i++) {
      mailbox.deliver(toSupport().subject("Mail " + i).bytes());
    }
    MailboxSource circle =
        () ->
            WrongPort.of(
                MailboxSession.class,
                mailbox.open(),
                "changesSince",
                (right, arguments) -> circle(right, (Cursor) arguments[1]));
    MailboxReport report = sync(store, CHRISTOPHER, circle);
    assertThat(report.failures())
        .singleElement()
        .satisfies(f -> assertThat(f.fault().code().id()).isEqualTo("sync/no-progress"));
    assertThat(sync().promoted() + report.promoted()).isEqualTo(9);
  }

  private static ChangePage circle(MailboxSession right, Cursor cursor) throws MailAccessException {
    ChangePage page = right.changesSince(InMemoryMailbox.INBOX, cursor, new PageLimit(3, 64 << 10));
    return page.more()
        ? page
        : new ChangePage(page.changes(), Cursor.START, true, page.remaining());
  }

  @Test
  void onlyUnreadableNewsIsNoRefusalWhereOtherMailIsHandedOut() throws Exception {
    mailbox.deliver(toSupport().subject("Fine").bytes());
    sync();
    mailbox.deliver(unreadable());
    mailbox.refuseHeadersWith("Subject: Locked");
    assertThat(sync().failures()).isEmpty();
    assertThat(why()).containsExactly(SubReason.ACCEPTS_ALL, SubReason.CREATION_FAILED);
  }

  private List<SubReason> why() {
    return store.decisions().stream().map(each -> each.subReasons().get(0)).toList();
  }

  private Facts factsOf(int decision) {
    return FactsCodec.decode(store.decisions().get(decision).facts());
  }

  private void deliverUndeliverable() throws InterruptedException {
    mailbox.deliver(toSupport().subject("Hi").body("A broken disk.").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    for (int run = 1; run <= 5; run++) {
      assertThat(sync().failures()).isEmpty();
      assertThat(factsOf(0).attempts())
          .isEqualTo(
              new CreationAttempts(
                  run, new Obstacle(Obstacle.Kind.BODY_REFUSED, "the server refuses it")));
    }
  }

  @Test
  void t28_whatCannotBeCreatedIsTriedInFiveRunsAndThenUndeliverable() throws Exception {
    mailbox.deliver(toSupport().subject("Hi").body("A broken disk.").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    for (int run = 1; run <= 4; run++) {
      assertThat(sync().alerts()).isEmpty();
      assertThat(why()).containsExactly(SubReason.CREATION_FAILED);
    }
    MailboxReport fifth = sync();
    assertThat(reasons()).containsExactly(Reason.UNDELIVERABLE);
    assertThat(fifth.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.text()).contains("INBOX", "1 message is"));
    mailbox.refuseBodiesWith("");
    assertThat(sync().promoted()).isZero();
    assertThat(mailbox.fetched()).isZero();
  }

  @Test
  void t28_whatIsMendedIsPromotedInTheNextRunWithItsBody() throws Exception {
    mailbox.deliver(toSupport().subject("Hi").body("A broken disk.").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    sync();
    mailbox.deliver(toSupport().subject("Another").bytes());
    assertThat(sync().promoted()).isEqualTo(1);
    mailbox.refuseBodiesWith("");
    assertThat(sync().promoted()).isEqualTo(1);
    assertThat(last().body().text()).isEqualTo("A broken disk.");
    assertThat(factsOf(0).attempts()).isEqualTo(CreationAttempts.NONE);
    assertThat(sync().counts()).isEmpty();
  }

  @Test
  void t28_anUndeliverableMessageIsTriedAgainWhenItIsMarkedAndOnlyThen() throws Exception {
    deliverUndeliverable();
    mailbox.markLast("$MailpromoterTracked");
    sync();
    assertThat(factsOf(0).attempts().failed()).isEqualTo(1);
    for (int run = 2; run <= 7; run++) {
      sync();
    }
    assertThat(factsOf(0).attempts().failed()).isEqualTo(5);
    assertThat(reasons()).containsExactly(Reason.UNDELIVERABLE);
  }

  @Test
  void t28_fixedAndMarkedIsPromoted() throws Exception {
    deliverUndeliverable();
    mailbox.refuseBodiesWith("");
    mailbox.markLast("$MailpromoterTracked");
    assertThat(sync().promoted()).isEqualTo(1);
    assertThat(last().body().text()).isEqualTo("A broken disk.");
    assertThat(reasons()).containsExactly(Reason.TRACKED_EXPLICITLY);
  }

  @Test
  void retryGivesANewBudget() throws Exception {
    deliverUndeliverable();
    assertThat(retry(policy(TrackOption.ALL), false, RetryTask.Gone.REPORT).gone()).hasSize(1);
    assertThat(factsOf(0).attempts().failed()).isEqualTo(1);
    mailbox.refuseBodiesWith("");
    assertThat(sync().promoted()).isEqualTo(1);
  }

  @Test
  void whatAnswersAMessageThatCannotBeCreatedIsDecidedWithoutItInItsPageAndInLaterOnes()
      throws Exception {
    MailBuilder parent = toChristopher().subject("Re: Offer").inReplyTo("<offer@ours.example>");
    mailbox.deliver(parent.body("A broken disk.").bytes());
    mailbox.deliver(toChristopher().subject("Re: a").inReplyTo(parent.id()).bytes());
    for (int i = 0; i < 2_100; i++) {
      mailbox.deliver(toChristopher().subject("Question " + i).bytes());
    }
    mailbox.deliver(toChristopher().subject("Re: b").inReplyTo(parent.id()).bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    assertThat(sync().promoted()).isZero();
    assertThat(why())
        .hasSize(2_103)
        .startsWith(SubReason.CREATION_FAILED, SubReason.REPLIES_ONLY_PARENT_UNKNOWN)
        .endsWith(SubReason.REPLIES_ONLY_PARENT_UNKNOWN);
    mailbox.deliver(toChristopher().subject("Re: c").inReplyTo(parent.id()).bytes());
    assertThat(sync().promoted()).isZero();
  }

  @Test
  void aCopyThatCannotBeCreatedIsADuplicateOfOneThatCanBe() throws Exception {
    MailBuilder twice = toSupport().subject("Twice");
    mailbox.deliver(twice.body("A broken disk.").bytes());
    mailbox.deliver(twice.body("A sound disk.").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    assertThat(sync().promoted()).isEqualTo(1);
    assertThat(last().body().text()).isEqualTo("A sound disk.");
    assertThat(reasons()).containsExactly(Reason.DUPLICATE, Reason.ACCEPT_ALL);
    assertThat(why()).containsExactly(SubReason.ALREADY_TRACKED, SubReason.ACCEPTS_ALL);
    sync();
    assertThat(reasons()).containsExactly(Reason.DUPLICATE, Reason.ACCEPT_ALL);
  }

  @Test
  void aRecordForTheSenderOfAMessageThatCannotBeCreatedIsNotMade() throws Exception {
    mailbox.deliver(
        mail().from("new@x.example").to("support@ours.example").body("A broken disk.").bytes());
    mailbox.deliver(mail().from("new@x.example").to("christopher@ours.example").bytes());
    mailbox.refuseBodiesWith("A broken disk.");
    Policy policy = policy(TrackOption.LEADS_CONTACTS_ACCOUNTS);
    sync(
        policy.with(
            policy
                .organization()
                .with(OrganizationValue.CREATE_UNKNOWN_SENDERS, "contact", Origin.byDefault())),
        CHRISTOPHER);
    assertThat(why()).containsExactly(SubReason.CREATION_FAILED, SubReason.SENDER_UNKNOWN);
    assertThat(store.newRecords()).isEmpty();
  }

  @Test
  void aBodyThatNoParserCanTakeApartCostsItsMessageOnly() throws Exception {
    mailbox.deliver(toSupport().body("x".repeat(1_000_000) + "\n").bytes());
    mailbox.deliver(toSupport().subject("Fine").bytes());
    MailboxSource breaking = () -> new BreakingSession(mailbox.open());
    assertThat(sync(store, CHRISTOPHER, breaking).failures()).isEmpty();
    assertThat(why()).containsExactly(SubReason.CREATION_FAILED, SubReason.ACCEPTS_ALL);
    assertThat(factsOf(0).attempts().why().kind()).isEqualTo(Obstacle.Kind.BODY_DAMAGED);
  }

  @Test
  void aStrategyThatThrowsCostsItselfOnlyAndIsNamed() throws Exception {
    List<CorrelationStrategy> all = new ArrayList<>();
    all.add(new Throwing());
    all.addAll(strategies);
    strategies = all;
    mailbox.deliver(toChristopher().subject("Re: Offer").inReplyTo("<offer@ours.example>").bytes());
    assertThat(sync().promoted()).isEqualTo(1);
  }

  private static final class Throwing implements CorrelationStrategy {
    @Override
    public String name() {
      return "throwing";
    }

    @Override
    public Set<CorrelationKey> keysOf(Envelope stored) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Optional<Match> judge(Envelope incoming, List<Candidate> found) {
      throw new IllegalStateException("broken");
    }
  }
}
