package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionHistory.With;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SenderCount;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.turn.Turn;

/**
 * The contract of every {@link ActivityHistory} and {@link DecisionHistory}: what a store holds is
 * found again, in pages that several threads read while others write.
 *
 * @since 0.1
 */
public interface HistoryContract {
  /** The mailbox of the tests. */
  MailboxId ANNA = new MailboxId("anna");

  /** The folder of the tests. */
  FolderId INBOX = new FolderId("INBOX");

  /** When the first message of the tests was sent. */
  Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  /** An empty store, the same one during a test. */
  ActivityStore store();

  /** The activities of the store. */
  ActivityHistory activities();

  /** The decisions of the store. */
  DecisionHistory decisions();

  /** An activity is found by its number and its Message-ID, with parties and body. */
  @Test
  default void anActivityIsFoundWithPartiesAndBody() {
    add(sent(1, 1).regarding(account("contoso")));
    EmailActivity found = activities().find(new ActivityId(1)).orElseThrow();
    assertThat(found.body().text()).isEqualTo("Text of 1");
    assertThat(found.parties()).containsExactly(party("tom1@customer.example"));
    assertThat(found.regarding()).contains(account("contoso"));
    assertThat(activities().find(new MessageId("1@x")))
        .extracting(EmailActivity::id)
        .containsExactly(new ActivityId(1));
    assertThat(activities().find(new ActivityId(9))).isEmpty();
    assertThat(activities().find(new MessageId("9@x"))).isEmpty();
  }

  /** Lists hold parties and no bodies, what was sent last first. */
  @Test
  default void activitiesAreListedByWhenTheyWereSent() {
    add(sent(1, 30));
    add(sent(2, 10));
    add(sent(3, 20));
    assertThat(numbers(activities().list(ActivityFilter.all(), 9))).containsExactly(1L, 3L, 2L);
    assertThat(activities().list(ActivityFilter.all(), 1))
        .singleElement()
        .satisfies(each -> assertThat(each.body()).isEqualTo(Body.EMPTY))
        .satisfies(each -> assertThat(each.parties()).hasSize(1));
    assertThat(activities().count(ActivityFilter.all())).isEqualTo(3);
  }

  /** A conversation is found from each of its activities, whatever was stored first. */
  @Test
  default void aConversationIsFoundFromEachOfItsActivities() {
    add(sent(1, 30));
    add(sent(2, 50).correlated(new ActivityId(1), CorrelationMethod.IN_REPLY_TO, false));
    add(sent(3, 40).correlated(new ActivityId(1), CorrelationMethod.IN_REPLY_TO, false));
    add(sent(4, 60).correlated(new ActivityId(3), CorrelationMethod.TRACKING_TOKEN, false));
    add(sent(5, 10));
    for (long each = 1; each <= 4; each++) {
      assertThat(numbers(activities().conversation(new ActivityId(each), 9)))
          .containsExactly(1L, 3L, 2L, 4L);
    }
    assertThat(numbers(activities().conversation(new ActivityId(5), 9))).containsExactly(5L);
    assertThat(activities().conversation(new ActivityId(6), 9)).isEmpty();
    assertThat(activities().conversation(new ActivityId(4), 9))
        .allMatch(each -> each.body().equals(Body.EMPTY) && each.parties().size() == 1);
  }

  /** A part of a conversation is the part nearest to its first activity. */
  @Test
  default void aPartOfAConversationBeginsWithItsFirstActivity() {
    add(sent(1, 1));
    for (int each = 2; each <= 6; each++) {
      add(
          sent(each, each)
              .correlated(new ActivityId(each - 1L), CorrelationMethod.IN_REPLY_TO, false));
    }
    assertThat(numbers(activities().conversation(new ActivityId(6), 3)))
        .containsExactly(1L, 2L, 3L);
  }

  /** Activities that are correlated in a circle are no work without end. */
  @Test
  default void aCircleEnds() {
    add(sent(1, 1).correlated(new ActivityId(2), CorrelationMethod.SMART_MATCHING, false));
    add(sent(2, 2).correlated(new ActivityId(1), CorrelationMethod.SMART_MATCHING, false));
    assertThat(numbers(activities().conversation(new ActivityId(1), 9)))
        .containsExactlyInAnyOrder(1L, 2L);
  }

  /** Every filter narrows lists and counts. */
  @Test
  default void filtersNarrowTheActivities() {
    ActivityFilter all = ActivityFilter.all();
    RecordId support = RecordId.parse("queue:support").orElseThrow();
    add(sent(1, 1).regarding(account("contoso")));
    add(sent(2, 2).receivingMailbox(ANNA));
    add(sent(3, 3).queues(List.of(support)));
    assertThat(matching(all.withRegarding(account("contoso")))).containsExactly(1L);
    assertThat(matching(all.withMailbox(ANNA))).containsExactly(2L);
    assertThat(matching(all.withQueue(support))).containsExactly(3L);
    assertThat(matching(all.withParticipant("TOM2@"))).containsExactly(2L);
    assertThat(matching(all.withMailboxes(Set.of(ANNA, new MailboxId("tom"))))).containsExactly(2L);
    assertThat(matching(all.withMailboxes(Set.of()))).as("who may see none").isEmpty();
    assertThat(matching(all.withParty(account("contoso")))).as("regarding is no party").isEmpty();
    assertThat(matching(all.withSentFrom(NOON.plusSeconds(120)))).containsExactly(3L, 2L);
    assertThat(matching(all.withSentBefore(NOON.plusSeconds(120)))).containsExactly(1L);
    assertThat(matching(all.withDirection(Direction.INCOMING))).isEmpty();
    assertThat(matching(all.withDirection(Direction.OUTGOING))).containsExactly(3L, 2L, 1L);
    assertThat(activities().find(new ActivityId(3)).orElseThrow().queues())
        .containsExactly(support);
  }

  private List<Long> matching(ActivityFilter filter) {
    List<Long> found = numbers(activities().list(filter, 9));
    assertThat(activities().count(filter)).isEqualTo(found.size());
    assertThat(activities().count(filter, 9)).isEqualTo(new CappedCount(found.size(), true));
    return found;
  }

  /** Activities of which a record is a party. */
  @Test
  default void activitiesOfAPartyAreFound() {
    NamedAddress tom = new NamedAddress("Tom", new EmailAddress("tom@customer.example"));
    add(sent(1, 1));
    add(sent(2, 2).parties(List.of(ActivityParty.resolved(Role.CC, tom, contact("tom")))));
    assertThat(matching(ActivityFilter.all().withParty(contact("tom")))).containsExactly(2L);
    assertThat(matching(ActivityFilter.all().withParty(contact("to")))).isEmpty();
  }

  /** Words are those of the subject and of the names and addresses of the parties. */
  @Test
  default void activitiesAreFoundByWords() {
    NamedAddress jose = new NamedAddress("José Ñandú", new EmailAddress("jn@customer.example"));
    add(sent(1, 1).subject("Offer no. 4711 for Müller"));
    add(
        sent(2, 2)
            .subject("Lunch")
            .parties(List.of(ActivityParty.unresolved(Role.TO, jose), party("tom@x.example"))));
    assertThat(found("MULLER offer")).containsExactly(1L);
    assertThat(found("471")).containsExactly(1L);
    assertThat(found("711")).as("a word is found by its beginning").isEmpty();
    assertThat(found("nandu tom")).as("words of two parties").containsExactly(2L);
    assertThat(found("customer")).containsExactly(2L, 1L);
    assertThat(found("lunch offer")).isEmpty();
    assertThat(found("?!")).as("no word").containsExactly(2L, 1L);
  }

  private List<Long> found(String words) {
    return matching(ActivityFilter.all().withText(SearchWords.of(words)));
  }

  /** A count ends where it is told to. */
  @Test
  default void countsEndAtALimit() throws Exception {
    for (int i = 1; i <= 3; i++) {
      add(sent(i, i));
      commit(refused(i, "<r" + i + "@x>", Reason.NO_CORRELATION_MATCH));
    }
    assertThat(activities().count(ActivityFilter.all(), 2)).isEqualTo(new CappedCount(2, false));
    assertThat(activities().count(ActivityFilter.all(), 3)).isEqualTo(new CappedCount(3, true));
    assertThat(decisions().count(DecisionFilter.all(), 2)).isEqualTo(new CappedCount(2, false));
    assertThat(decisions().count(DecisionFilter.all(), 3)).isEqualTo(new CappedCount(3, true));
  }

  /** Pages hold each activity once, also of one moment and while others come. */
  @Test
  default void pagesOfActivitiesGoOnWhereTheOneBeforeEnded() {
    for (int i = 1; i <= 7; i++) {
      add(sent(i, i / 3));
    }
    Page<EmailActivity> first = activities().list(ActivityFilter.all(), PageKey.START, 3);
    add(sent(8, 100));
    List<Long> read = new ArrayList<>(numbers(first.entries()));
    Optional<PageKey> next = first.next();
    while (next.isPresent()) {
      Page<EmailActivity> page = activities().list(ActivityFilter.all(), next.get(), 2);
      assertThat(page.entries()).hasSizeBetween(1, 2);
      read.addAll(numbers(page.entries()));
      assertThat(read).as("no page is returned twice").doesNotHaveDuplicates();
      next = page.next();
    }
    assertThat(read).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  /**
   * A decision is found by its number and its Message-ID with trace and facts, the latest first.
   */
  @Test
  default void aDecisionIsFoundWithItsEvidence() throws Exception {
    commit(refused(1, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(2, "<b@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(3, "<a@x>", Reason.NO_CORRELATION_MATCH));
    List<StoredDecision> found = decisions().find(new MessageId("a@x"));
    assertThat(found).extracting(each -> each.entry().ref().id()).containsExactly("3", "1");
    assertThat(found).allMatch(each -> each.entry().hasEvidence());
    StoredDecision one = decisions().find(found.get(1).id()).orElseThrow();
    assertThat(one.entry().facts()).containsExactly(2);
    assertThat(one.entry().trace()).containsExactly(1);
    assertThat(one.mailbox()).isEqualTo(ANNA);
    assertThat(one.decidedAt()).isEqualTo(NOON);
    assertThat(decisions().find(new DecisionId(99))).isEmpty();
  }

  /** The decisions about several messages are read at once, with their evidence. */
  @Test
  default void decisionsAboutSeveralMessagesAreReadAtOnce() throws Exception {
    commit(refused(1, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(2, "<b@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(3, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(4, "<c@x>", Reason.NO_CORRELATION_MATCH));
    Set<MessageId> wanted =
        Set.of(new MessageId("a@x"), new MessageId("c@x"), new MessageId("d@x"));
    List<StoredDecision> found = decisions().about(wanted, 9);
    assertThat(found).extracting(each -> each.entry().ref().id()).containsExactly("1", "3", "4");
    assertThat(found).allMatch(each -> each.entry().hasEvidence());
    assertThat(decisions().about(wanted, 2)).hasSize(2);
    assertThat(decisions().about(Set.of(), 9)).isEmpty();
  }

  /** Every filter narrows lists, pages and counts. */
  @Test
  default void filtersNarrowTheDecisions() throws Exception {
    DecisionFilter all = DecisionFilter.all();
    commit(refused(1, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(2, "<b@x>", Reason.NO_RECIPIENT_MATCH));
    assertThat(matching(all.withReasons(Set.of(Reason.NO_RECIPIENT_MATCH)))).containsExactly("2");
    assertThat(matching(all.withOutcomes(Set.of(Outcome.PROMOTED)))).isEmpty();
    assertThat(matching(all.withOutcomes(Set.of(Outcome.REFUSED)))).containsExactly("2", "1");
    assertThat(matching(all.withMailbox(new MailboxId("other")))).isEmpty();
    assertThat(matching(all.withSender("TOM1@"))).containsExactly("1");
    assertThat(matching(all.withSender("om1@customer.ex"))).containsExactly("1");
    assertThat(matching(all.withSender("m1@ustomer.ex"))).isEmpty();
    assertThat(matching(all.withSender("tom%"))).isEmpty();
    assertThat(matching(all.withSender("tom_@"))).isEmpty();
    assertThat(matching(all.withSender("!"))).isEmpty();
    assertThat(matching(all.withReceivedFrom(NOON.plusSeconds(2)))).containsExactly("2");
    assertThat(matching(all.withReceivedBefore(NOON.plusSeconds(2)))).containsExactly("1");
    assertThat(decisions().count(all))
        .containsExactlyInAnyOrder(
            new DecisionCount(ANNA, Outcome.REFUSED, Reason.NO_CORRELATION_MATCH, 1),
            new DecisionCount(ANNA, Outcome.REFUSED, Reason.NO_RECIPIENT_MATCH, 1));
  }

  /** Senders are counted over decisions with evidence, the most frequent first. */
  @Test
  default void sendersAreListedByTheNumberOfTheirDecisions() throws Exception {
    commit(refused(1, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(2, "<b@x>", Reason.NO_RECIPIENT_MATCH));
    commit(refusedFrom("tom2@customer.example", 3, "<c@x>", Reason.NO_CORRELATION_MATCH));
    commit(refusedFrom("tom0@customer.example", 4, "<d@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(5, "<e@x>", Reason.NO_CORRELATION_MATCH).withoutEvidence());
    DecisionFilter all = DecisionFilter.all();
    assertThat(decisions().senders(all, 9, Progress.NONE))
        .containsExactly(
            new SenderCount("tom2@customer.example", 2),
            new SenderCount("tom0@customer.example", 1),
            new SenderCount("tom1@customer.example", 1));
    assertThat(decisions().senders(all, 1, Progress.NONE)).hasSize(1);
    assertThat(
            decisions()
                .senders(all.withReasons(Set.of(Reason.NO_RECIPIENT_MATCH)), 9, Progress.NONE))
        .containsExactly(new SenderCount("tom2@customer.example", 1));
    assertThat(decisions().senders(all.withReceivedFrom(NOON.plusSeconds(4)), 9, Progress.NONE))
        .containsExactly(new SenderCount("tom0@customer.example", 1));
  }

  /** Mail without sender and subject is not taken for mail whose sender and subject are deleted. */
  @Test
  default void mailWithoutSenderAndSubjectIsNotForgotten() throws Exception {
    commit(about("", "", 1));
    DecisionId id = decisions().latest().orElseThrow();
    assertThat(decisions().find(id).orElseThrow().entry().isForgotten()).isFalse();
    assertThat(decisions().list(DecisionFilter.all(), 9))
        .singleElement()
        .matches(each -> !each.entry().isForgotten());
  }

  /** Of a decision that was committed without evidence only a digest is shown. */
  @Test
  default void ofAMessageWithoutEvidenceOnlyADigestIsShown() throws Exception {
    commit(about("Offer", "tom@customer.example", 1).withoutEvidence());
    List<StoredDecision> shown = new ArrayList<>(decisions().list(DecisionFilter.all(), 9));
    shown.add(decisions().find(decisions().latest().orElseThrow()).orElseThrow());
    assertThat(shown).hasSize(2).allMatch(each -> each.entry().isForgotten());
    assertThat(shown).extracting(each -> each.entry().sender()).containsOnly("");
    assertThat(shown).extracting(each -> each.entry().subject()).containsOnly("");
  }

  /** S-40: the oldest message of each mailbox that is tried again, wherever it lies. */
  @Test
  default void s40_theOldestUndecidedMessageOfAMailboxIsFound() throws Exception {
    assertThat(decisions().undecidedSince()).isEmpty();
    commit(refused(1, "<a@x>", Reason.NO_CORRELATION_MATCH));
    assertThat(decisions().undecidedSince()).isEmpty();
    commit(undecided(3));
    commit(undecided(2));
    commit(undecided(4));
    assertThat(decisions().undecidedSince()).containsOnly(Map.entry(ANNA, NOON.plusSeconds(2)));
  }

  private static DecisionEntry undecided(int number) {
    return DecisionEntry.of(
        new MessageRef(INBOX, "7", String.valueOf(number)),
        new MessageIdentity("<u" + number + "@x>", number),
        "tom@customer.example",
        "Undecided",
        NOON.plusSeconds(number),
        Outcome.REFUSED,
        Reason.UNKNOWN,
        List.of(SubReason.CREATION_FAILED),
        Optional.empty(),
        new byte[] {1},
        new byte[] {2});
  }

  private List<String> matching(DecisionFilter filter) {
    List<StoredDecision> listed = decisions().list(filter, 9);
    assertThat(listed).noneMatch(each -> each.entry().hasEvidence());
    assertThat(decisions().page(filter, With.FACTS, 0, 9)).hasSameSizeAs(listed);
    assertThat(decisions().count(filter).stream().mapToLong(DecisionCount::count).sum())
        .isEqualTo(listed.size());
    assertThat(decisions().count(filter, 9)).isEqualTo(new CappedCount(listed.size(), true));
    assertThat(
            decisions().timeline(filter, TimeStep.DAY).counts().stream()
                .mapToLong(each -> each.kind().count())
                .sum())
        .isEqualTo(listed.size());
    return listed.stream().map(each -> each.entry().ref().id()).toList();
  }

  /** Words are those of the subject and of the sender's address. */
  @Test
  default void decisionsAreFoundByWords() throws Exception {
    commit(about("Angebot für Müller & Söhne", "tom@customer.example", 1));
    commit(about("Re: OFFER no. 4711", "anna.meier@ourco.example", 2));
    commit(about("Offer", "news@customer.example", 3).withoutEvidence());
    assertThat(withWords("mull SOHNE")).containsExactly("1");
    assertThat(withWords("ang tom")).containsExactly("1");
    assertThat(withWords("offer")).containsExactly("2");
    assertThat(withWords("meier 4711")).containsExactly("2");
    assertThat(withWords("eier")).as("a word is found by its beginning").isEmpty();
    assertThat(withWords("example")).containsExactly("2", "1");
    assertThat(withWords("\" ' * ( -")).as("no word").containsExactly("3", "2", "1");
    assertThat(matching(DecisionFilter.all().withText(SearchWords.of("offer")).withSender("tom")))
        .isEmpty();
  }

  private List<String> withWords(String words) {
    DecisionFilter filter = DecisionFilter.all().withText(SearchWords.of(words));
    return decisions().list(filter, 9).stream().map(each -> each.entry().ref().id()).toList();
  }

  private static DecisionEntry about(String subject, String sender, int number) {
    return entry(subject, sender, number, "<" + number + "@x>", Reason.NO_CORRELATION_MATCH);
  }

  /** Sub-reasons are told apart, also if one is the beginning of another. */
  @Test
  default void decisionsAreFoundBySubReasonAndMailbox() throws Exception {
    commit(refused(1, "<a@x>", Reason.NO_CORRELATION_MATCH));
    DecisionFilter all = DecisionFilter.all();
    SubReason reply = SubReason.REPLIES_ONLY_NOT_A_REPLY;
    assertThat(matching(all.withSubReasons(Set.of(reply, SubReason.TOO_LARGE))))
        .containsExactly("1");
    assertThat(matching(all.withSubReasons(Set.of(SubReason.TOO_LARGE)))).isEmpty();
    MailboxId tom = new MailboxId("tom");
    assertThat(matching(all.withMailboxes(Set.of(ANNA, tom)))).containsExactly("1");
    assertThat(matching(all.withMailboxes(Set.of()))).as("who may see none").isEmpty();
    assertThat(matching(all.withMailboxes(Set.of(tom)).withMailbox(ANNA)))
        .as("nobody sees more by asking for it")
        .isEmpty();
  }

  /** Counts stand by the hour or day in which messages were received. */
  @Test
  default void decisionsAreCountedByTime() throws Exception {
    commit(refused(60, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(61, "<b@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(3_700, "<c@x>", Reason.NO_RECIPIENT_MATCH));
    Timeline hours = decisions().timeline(DecisionFilter.all(), TimeStep.HOUR);
    assertThat(hours.since()).isEmpty();
    assertThat(hours.counts())
        .containsExactly(
            new Timeline.Count(NOON, kind(Reason.NO_CORRELATION_MATCH, 2)),
            new Timeline.Count(NOON.plusSeconds(3_600), kind(Reason.NO_RECIPIENT_MATCH, 1)));
    DecisionFilter late = DecisionFilter.all().withReceivedFrom(NOON.plusSeconds(61));
    assertThat(decisions().timeline(late, TimeStep.DAY).counts())
        .containsExactly(
            new Timeline.Count(
                Instant.parse("2026-01-05T00:00:00Z"), kind(Reason.NO_CORRELATION_MATCH, 1)),
            new Timeline.Count(
                Instant.parse("2026-01-05T00:00:00Z"), kind(Reason.NO_RECIPIENT_MATCH, 1)));
    DecisionFilter early = DecisionFilter.all().withReceivedBefore(NOON.plusSeconds(61));
    assertThat(decisions().timeline(early, TimeStep.HOUR).counts())
        .containsExactly(new Timeline.Count(NOON, kind(Reason.NO_CORRELATION_MATCH, 1)));
    assertThat(
            decisions().timeline(DecisionFilter.all().withSender("tom61@"), TimeStep.HOUR).counts())
        .containsExactly(new Timeline.Count(NOON, kind(Reason.NO_CORRELATION_MATCH, 1)));
  }

  private static DecisionCount kind(Reason reason, long count) {
    return new DecisionCount(ANNA, Outcome.REFUSED, reason, count);
  }

  /** Decisions are grouped by what they have in common, the largest group first. */
  @Test
  default void decisionsAreGrouped() throws Exception {
    commit(refused(1, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refusedFrom("tom1@customer.example", 4, "<b@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(3, "<c@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(2, "<d@x>", Reason.NO_RECIPIENT_MATCH).withoutEvidence());
    DecisionFilter all = DecisionFilter.all();
    assertThat(groups(all, GroupBy.SENDER)).containsExactly("2 of 1: 4", "1 of 1: 3", "1 of 1: 2");
    assertThat(groups(all, GroupBy.REASON)).containsExactly("3 of 2: 4", "1 of 1: 2");
    assertThat(groups(all, GroupBy.MAILBOX)).containsExactly("4 of 3: 4");
    assertThat(groups(all.withReasons(Set.of(Reason.NO_RECIPIENT_MATCH)), GroupBy.REASON))
        .containsExactly("1 of 1: 2");
    assertThat(groups(all.withSender("tom1@"), GroupBy.REASON)).containsExactly("2 of 1: 4");
    assertThat(groups(all.withMailboxes(Set.of()), GroupBy.SENDER)).isEmpty();
    DecisionGroups one = decisions().groups(all, GroupBy.SENDER, 1);
    assertThat(one.groups()).hasSize(1);
    assertThat(one.others()).isEqualTo(2);
    assertThat(one.since()).isEmpty();
  }

  private List<String> groups(DecisionFilter filter, GroupBy by) {
    DecisionGroups found = decisions().groups(filter, by, 9);
    assertThat(found.groups()).noneMatch(each -> each.latest().entry().hasEvidence());
    return found.groups().stream()
        .map(
            each ->
                each.count() + " of " + each.senders() + ": " + each.latest().entry().ref().id())
        .toList();
  }

  /** A list is in the order in which messages were received, whatever the order of decisions. */
  @Test
  default void decisionsAreListedByWhenTheirMessagesWereReceived() throws Exception {
    commit(refused(5, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(9, "<b@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(7, "<c@x>", Reason.NO_CORRELATION_MATCH));
    Page<StoredDecision> page = decisions().list(DecisionFilter.all(), PageKey.START, 2);
    assertThat(places(page)).containsExactly("9", "7");
    assertThat(places(decisions().list(DecisionFilter.all(), page.next().orElseThrow(), 2)))
        .containsExactly("5");
    assertThat(decisions().latest()).isEqualTo(Optional.of(page.entries().get(1).id()));
  }

  /** Pages of the latest decisions hold each one once, while others come. */
  @Test
  default void pagesOfDecisionsGoOnWhereTheOneBeforeEnded() throws Exception {
    for (int i = 1; i <= 5; i++) {
      commit(refused(i, "<" + i + "@x>", Reason.NO_CORRELATION_MATCH));
    }
    Page<StoredDecision> first = decisions().list(DecisionFilter.all(), PageKey.START, 3);
    commit(refused(6, "<6@x>", Reason.NO_CORRELATION_MATCH));
    Page<StoredDecision> second =
        decisions().list(DecisionFilter.all(), first.next().orElseThrow(), 3);
    assertThat(places(first)).containsExactly("5", "4", "3");
    assertThat(places(second)).containsExactly("2", "1");
    assertThat(second.next()).isEmpty();
  }

  /** Pages in the order of decisions hold facts, and traces when they are wanted. */
  @Test
  default void pagesInTheOrderOfDecisionsHoldWhatIsAskedFor() throws Exception {
    commit(refused(1, "<a@x>", Reason.NO_CORRELATION_MATCH));
    commit(refused(2, "<b@x>", Reason.NO_CORRELATION_MATCH).withoutEvidence());
    commit(refused(3, "<c@x>", Reason.NO_CORRELATION_MATCH));
    List<StoredDecision> all = decisions().page(DecisionFilter.all(), With.FACTS_AND_TRACE, 0, 9);
    assertThat(all).extracting(each -> each.entry().ref().id()).containsExactly("1", "3");
    assertThat(all).allMatch(each -> each.entry().trace().length > 0);
    long first = all.get(0).id().value();
    assertThat(decisions().page(DecisionFilter.all(), With.FACTS, first, 9))
        .extracting(each -> each.entry().ref().id())
        .containsExactly("3");
    assertThat(decisions().page(DecisionFilter.all(), With.FACTS, 0, 1)).hasSize(1);
  }

  /** Several threads read both histories while others write into the store. */
  @Test
  default void threadsReadWhileOthersWrite() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<?>> reading = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        reading.add(threads.submit(this::readAll));
      }
      for (int i = 1; i <= 20; i++) {
        add(sent(i, i));
        commit(refused(i, "<r" + i + "@x>", Reason.NO_CORRELATION_MATCH));
      }
      for (Future<?> each : reading) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(activities().count(ActivityFilter.all())).isEqualTo(20);
    assertThat(decisions().list(DecisionFilter.all(), 99)).hasSize(20);
  }

  private void readAll() {
    for (int round = 0; round < 20; round++) {
      List<EmailActivity> listed = activities().list(ActivityFilter.all(), 99);
      assertThat(listed).allMatch(each -> each.parties().size() == 1);
      assertThat(activities().count(ActivityFilter.all())).isGreaterThanOrEqualTo(listed.size());
      decisions().list(DecisionFilter.all(), 99);
    }
  }

  private void add(EmailActivity.Builder activity) {
    assertThat(store().add(new NewActivity(activity.build(), Set.of()))).isPresent();
  }

  private static EmailActivity.Builder sent(long number, int minute) {
    MessageIdentity identity = new MessageIdentity("<" + number + "@x>", number);
    return EmailActivity.builder(new ActivityId(number), Direction.OUTGOING, identity)
        .messageId(new MessageId(number + "@x"))
        .sentAt(NOON.plusSeconds(60L * minute))
        .parties(List.of(party("tom" + number + "@customer.example")))
        .body(new Body("Text of " + number, "", List.<Attachment>of(), Set.of()));
  }

  private static ActivityParty party(String address) {
    return ActivityParty.unresolved(Role.TO, new NamedAddress("Tom", new EmailAddress(address)));
  }

  private static RecordId contact(String key) {
    return RecordId.parse("contact:" + key).orElseThrow();
  }

  private static RecordId account(String key) {
    return RecordId.parse("account:" + key).orElseThrow();
  }

  private static List<Long> numbers(List<EmailActivity> activities) {
    return activities.stream().map(each -> each.id().value()).toList();
  }

  private static List<String> places(Page<StoredDecision> page) {
    return page.entries().stream().map(each -> each.entry().ref().id()).toList();
  }

  private static DecisionEntry refused(int number, String messageId, Reason reason) {
    return refusedFrom("tom" + number + "@customer.example", number, messageId, reason);
  }

  private static DecisionEntry refusedFrom(
      String sender, int number, String messageId, Reason reason) {
    return entry("Subject " + number, sender, number, messageId, reason);
  }

  private static DecisionEntry entry(
      String subject, String sender, int number, String messageId, Reason reason) {
    return DecisionEntry.of(
        new MessageRef(INBOX, "7", String.valueOf(number)),
        new MessageIdentity(messageId, number),
        sender,
        subject,
        NOON.plusSeconds(number),
        Outcome.REFUSED,
        reason,
        List.of(SubReason.REPLIES_ONLY_NOT_A_REPLY),
        Optional.empty(),
        new byte[] {1},
        new byte[] {2});
  }

  private void commit(DecisionEntry decision) throws Exception {
    Cursor from = store().cursor(ANNA, INBOX);
    store()
        .commit(
            Commit.builder(Turn.alone(ANNA), INBOX, from, new Cursor(decision.ref().id()))
                .at(NOON)
                .policyVersion(1)
                .decisions(List.of(decision))
                .build());
  }
}
