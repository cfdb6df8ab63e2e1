package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.Evidence;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RecipientState;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendReason;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.sending.ServerReply;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.KnownOutgoing;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.NewOutgoing;
import org.mailpromoter.core.store.OutgoingChange;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStep;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.store.Reading;
import org.mailpromoter.core.store.SentFolderStore;
import org.mailpromoter.core.store.Sighting;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.turn.Turn;

/**
 * The contract of every {@link OutgoingStore}. Implement {@link #storage()} in a test class; the
 * names of the tests contain the rule numbers from the documentation of {@code OutgoingStore}.
 *
 * @since 0.1
 */
public interface OutgoingStoreContract {
  /** The time at which everything begins. */
  Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  /** The mailbox that sends. */
  MailboxId ANNA = new MailboxId("anna");

  /** The folder in which copies of what is sent are. */
  FolderId SENT = new FolderId("Sent");

  /** A storage in which nothing is kept, the same one during a test. */
  Storage storage();

  private OutgoingStore store() {
    return storage().outgoingStore();
  }

  /** SO-1: the mail, its activity and its keys are there together. */
  @Test
  default void so1_aMailIsAddedWithItsActivityAndItsKeys() {
    OutgoingMail added = added(1);
    assertThat(store().find(added.id())).contains(added);
    assertThat(store().of(added.activity())).contains(added);
    assertThat(storage().activityHistory().find(added.activity()))
        .map(EmailActivity::subject)
        .contains("number 1");
    assertThat(added.state().phase()).isEqualTo(Phase.PENDING_SEND);
    assertThat(added.envelope().recipients()).hasSize(2);
  }

  /** SO-1: a program that asks twice sends once. */
  @Test
  default void so1_aMailWhoseMessageIdIsKnownIsNotAddedAgain() {
    OutgoingMail added = added(1);
    assertThat(store().add(mail(1, bytes(1)))).isEmpty();
    assertThat(store().list(OutgoingFilter.ALL, Optional.empty(), 10)).containsExactly(added);
  }

  /** SO-1: a repeated request makes another Message-ID, and is recognized by its name. */
  @Test
  default void so1_aMailWhoseRequestIsKnownIsNotAddedAgain() {
    OutgoingMail added = added(1);
    NewOutgoing other = mail(2, bytes(2));
    NewOutgoing repeated =
        new NewOutgoing(
            ANNA,
            other.activity(),
            other.messageId(),
            other.conversation(),
            other.sender(),
            other.message(),
            other.state(),
            Optional.of("request 1"));
    assertThat(store().add(repeated)).isEmpty();
    assertThat(store().requested("request 1")).contains(added);
    assertThat(store().requested("request 2")).isEmpty();
    assertThat(store().add(other)).isPresent();
  }

  /** SO-13: a notice is kept like other mail, and sinks are told nothing of it. */
  @Test
  default void so13_sinksAreToldNothingOfANotice() {
    SinkId crm = new SinkId("crm");
    storage().outbox().subscribe(Set.of(crm));
    OutgoingMail notice = store().addNotice(mail(1, bytes(1))).orElseThrow();
    assertThat(store().addNotice(mail(1, bytes(1)))).isEmpty();
    assertThat(store().find(notice.id())).contains(notice);
    assertThat(store().requested("request 1")).contains(notice);
    assertThat(storage().activityHistory().find(notice.activity())).isPresent();
    RecordId tom = RecordId.parse("contact:tom").orElseThrow();
    int linked =
        storage()
            .activityStore()
            .regard(notice.activity(), tom, TrackingChange.Extent.ACTIVITY, NOW);
    assertThat(linked).isEqualTo(1);
    assertThat(storage().outbox().due(crm, NOW.plusSeconds(99), 9)).isEmpty();
    assertThat(storage().outbox().replayable(crm, Instant.EPOCH)).isZero();
    OutgoingMail other = added(2);
    assertThat(storage().outbox().due(crm, NOW.plusSeconds(99), 9))
        .singleElement()
        .satisfies(each -> assertThat(each.event().activity().id()).isEqualTo(other.activity()));
  }

  /** SO-4: a mailbox is due when one of its mails is. */
  @Test
  default void so4_mailboxesAreDueWhenTheirMailIs() {
    assertThat(store().dueMailboxes(NOW)).isEmpty();
    OutgoingMail first = added(1);
    OutgoingMail second = added(2);
    assertThat(store().dueMailboxes(NOW.minusMillis(1))).isEmpty();
    assertThat(store().dueMailboxes(NOW)).containsExactly(ANNA);
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    for (OutgoingMail each : List.of(first, second)) {
      assertThat(store().change(each.id(), new SendEvent.Canceled(), process, NOW)).isPresent();
    }
    assertThat(store().dueMailboxes(NOW)).isEmpty();
  }

  /** SO-1: bytes that cannot be read leave nothing behind. */
  @Test
  default void so1_aMailThatCannotBeReadLeavesNoActivityBehind() {
    FrozenMessage broken = new Frozen(bytes(1), bytes(1).length + 1);
    assertThatThrownBy(() -> store().add(mail(1, broken))).isInstanceOf(StoreException.class);
    assertThat(store().list(OutgoingFilter.ALL, Optional.empty(), 10)).isEmpty();
    assertThat(store().add(mail(1, bytes(1)))).isPresent();
  }

  /** SO-2: the whole state is kept, for each recipient. */
  @Test
  default void so2_everyStateIsReadAsItWasWritten() {
    OutgoingId id = added(1).id();
    SendState expected = store().find(id).orElseThrow().state();
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    EnvelopeAddress tom = new EnvelopeAddress("tom@customer.example");
    Map<EnvelopeAddress, ServerReply> refused =
        Map.of(tom, new ServerReply(450, "4.2.1 \u00fcber quota"));
    List<SendEvent> life =
        List.of(
            new SendEvent.Held(SendReason.LIMIT_REACHED, "", Optional.of(NOW.plusSeconds(9))),
            new SendEvent.Released(),
            new SendEvent.Claimed(),
            new SendEvent.HandedOver(refused),
            new SendEvent.Answered(new SubmissionOutcome.Uncertain("lost", refused)),
            new SendEvent.Settled(SendEvent.Verdict.SENT),
            new SendEvent.Claimed(),
            new SendEvent.Interrupted());
    for (SendEvent event : life) {
      expected = process.after(expected, event, NOW).next().orElseThrow();
      assertThat(changed(id, event)).isEqualTo(expected);
      assertThat(store().find(id).orElseThrow().state()).isEqualTo(expected);
    }
  }

  /** SO-2: an event that is refused changes nothing. */
  @Test
  default void so2_whatIsRefusedChangesNothing() {
    OutgoingMail mail = added(1);
    Step step = step(mail.id(), new SendEvent.Interrupted());
    assertThat(step.obstacle()).contains(Step.Obstacle.WRONG_PHASE);
    assertThat(store().find(mail.id())).contains(mail);
    assertThat(store().history(mail.id())).hasSize(1);
  }

  /** SO-2: there is no such mail. */
  @Test
  default void so2_anUnknownMailHasNoStep() {
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    OutgoingId unknown = new OutgoingId(99);
    assertThat(store().change(unknown, new SendEvent.Claimed(), process, NOW)).isEmpty();
    assertThat(store().find(unknown)).isEmpty();
    assertThat(store().history(unknown)).isEmpty();
  }

  /** SO-2: an answer and the claim of the next mail are one step. */
  @Test
  default void so2_severalChangesHappenTogether() {
    OutgoingId first = added(1).id();
    OutgoingId second = added(2).id();
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    SendEvent claimed = new SendEvent.Claimed();
    List<OutgoingChange> changes =
        List.of(
            new OutgoingChange(first, claimed),
            new OutgoingChange(first, claimed),
            new OutgoingChange(new OutgoingId(99), claimed),
            new OutgoingChange(second, new SendEvent.Canceled()));
    List<Optional<Step>> steps = store().change(changes, process, NOW);
    assertThat(steps.get(0).flatMap(Step::next)).map(SendState::phase).contains(Phase.SENDING);
    assertThat(steps.get(1).flatMap(Step::obstacle)).contains(Step.Obstacle.WRONG_PHASE);
    assertThat(steps.get(2)).isEmpty();
    assertThat(store().find(first).orElseThrow().state().phase()).isEqualTo(Phase.SENDING);
    assertThat(store().find(second).orElseThrow().state().phase()).isEqualTo(Phase.CANCELED);
    assertThat(store().change(List.of(), process, NOW)).isEmpty();
  }

  /** SO-2: of many who want a mail, one gets it. */
  @Test
  default void so2_oneOfManyClaimsAMail() throws Exception {
    OutgoingId id = added(1).id();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Step>> claims = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        claims.add(() -> step(id, new SendEvent.Claimed()));
      }
      int won = 0;
      for (Future<Step> each : threads.invokeAll(claims)) {
        won += each.get().next().isPresent() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  /** SO-3: also bytes that are more than one piece, and more than once. */
  @Test
  default void so3_theBytesStayAsTheyWereAdded() throws IOException {
    byte[] large = new byte[700_000];
    new Random(1).nextBytes(large);
    OutgoingId id = store().add(mail(1, large)).orElseThrow().id();
    step(id, new SendEvent.Claimed());
    for (int i = 0; i < 2; i++) {
      FrozenMessage message = store().message(id);
      try (InputStream in = message.open()) {
        assertThat(Arrays.equals(in.readAllBytes(), large)).isTrue();
      }
      assertThat(message.size()).isEqualTo(large.length);
      assertThat(message.needsUtf8()).isFalse();
    }
  }

  /** SO-4: by their times, then as they were added, and of one mailbox. */
  @Test
  default void so4_mailIsDueInOrder() {
    OutgoingId first = added(1).id();
    OutgoingId second = added(2).id();
    OutgoingId third = added(3).id();
    changed(first, new SendEvent.Claimed());
    changed(first, later());
    assertThat(due(NOW)).containsExactly(second, third);
    assertThat(due(NOW.plusSeconds(60))).containsExactly(second, third, first);
    assertThat(store().due(ANNA, NOW, 1)).extracting(OutgoingMail::id).containsExactly(second);
    assertThat(store().due(new MailboxId("other"), NOW, 9)).isEmpty();
    assertThat(store().nextDue(ANNA)).contains(NOW);
    changed(second, new SendEvent.Canceled());
    changed(third, new SendEvent.Canceled());
    assertThat(store().nextDue(ANNA)).contains(NOW.plusSeconds(60));
    changed(first, new SendEvent.Canceled());
    assertThat(store().nextDue(ANNA)).isEmpty();
  }

  /** SO-4: other conversations go on. */
  @Test
  default void so4_aMailWaitsForEarlierMailOfItsConversation() {
    OutgoingId first = added(1).id();
    OutgoingId second = addTo(store(), 2, 1).id();
    OutgoingId third = addTo(store(), 3, 1).id();
    OutgoingId other = added(4).id();
    assertThat(due(NOW)).containsExactly(first, other);
    assertThat(store().waitsFor(third)).contains(second);
    changed(first, new SendEvent.Claimed());
    assertThat(due(NOW)).containsExactly(other);
    changed(other, new SendEvent.Canceled());
    assertThat(store().nextDue(ANNA)).isEmpty();
    changed(first, later());
    assertThat(due(NOW)).isEmpty();
    assertThat(store().dueMailboxes(NOW)).isEmpty();
    assertThat(store().nextDue(ANNA)).contains(NOW.plusSeconds(60));
    assertThat(store().waitsFor(first)).isEmpty();
    assertThat(store().waitsFor(second)).contains(first);
    changed(first, new SendEvent.Held(SendReason.LIMIT_REACHED, "", Optional.empty()));
    assertThat(due(NOW)).isEmpty();
    changed(first, new SendEvent.Canceled());
    assertThat(due(NOW)).containsExactly(second);
    assertThat(store().waitsFor(second)).isEmpty();
  }

  /** SO-4: it may wait for a person for days. */
  @Test
  default void so4_nobodyWaitsForAMailThatIsUncertain() {
    OutgoingId first = added(1).id();
    OutgoingId second = addTo(store(), 2, 1).id();
    changed(first, new SendEvent.Claimed());
    changed(first, new SendEvent.HandedOver(Map.of()));
    assertThat(due(NOW)).isEmpty();
    changed(first, new SendEvent.Interrupted());
    assertThat(due(NOW)).containsExactly(second);
  }

  /** SO-4: what is held until a time is due then. */
  @Test
  default void so4_whatIsHeldUntilATimeIsDueThen() {
    OutgoingId id = added(1).id();
    changed(id, new SendEvent.Held(SendReason.LIMIT_REACHED, "", Optional.of(NOW.plusSeconds(5))));
    assertThat(due(NOW)).isEmpty();
    assertThat(due(NOW.plusSeconds(5))).containsExactly(id);
  }

  /** Lists are in pages, and by phase and mailbox. */
  @Test
  default void so4_mailsAreListedLatestFirst() {
    List<OutgoingId> ids = List.of(added(1).id(), added(2).id(), added(3).id());
    changed(ids.get(1), new SendEvent.Canceled());
    assertThat(listed(OutgoingFilter.ALL, Optional.empty()))
        .containsExactly(ids.get(2), ids.get(1), ids.get(0));
    assertThat(listed(OutgoingFilter.ALL, Optional.of(ids.get(2))))
        .containsExactly(ids.get(1), ids.get(0));
    Set<Phase> pending = EnumSet.of(Phase.PENDING_SEND);
    assertThat(listed(new OutgoingFilter(pending, Optional.of(Set.of(ANNA))), Optional.empty()))
        .containsExactly(ids.get(2), ids.get(0));
    MailboxId other = new MailboxId("other");
    assertThat(listed(new OutgoingFilter(pending, Optional.of(Set.of(other))), Optional.empty()))
        .isEmpty();
  }

  /** SO-5: what happened to a mail can be told. */
  @Test
  default void so5_everyPhaseIsAnEntryOfTheHistory() {
    OutgoingId id = added(1).id();
    changed(id, new SendEvent.Claimed());
    changed(id, later());
    assertThat(store().history(id))
        .extracting(OutgoingStep::phase)
        .containsExactly(Phase.PENDING_SEND, Phase.SENDING, Phase.PENDING_SEND);
    assertThat(store().history(id))
        .last()
        .isEqualTo(new OutgoingStep(NOW, Phase.PENDING_SEND, SendReason.DEFERRED, "451 busy"));
  }

  /** SO-5: what became of a mail that was sent can be told, too. */
  @Test
  default void so5_everyReportIsAnEntryOfTheHistoryOnce() {
    OutgoingId id = handedOver(1);
    changed(id, accepted("2.0.0 queued"));
    SendEvent report = reported("tom@customer.example", RecipientState.UNDELIVERED);
    changed(id, report);
    assertThat(step(id, report).next()).isEmpty();
    assertThat(store().history(id)).hasSize(5);
    assertThat(store().history(id))
        .last()
        .isEqualTo(
            new OutgoingStep(
                NOW,
                Phase.SENT,
                SendReason.REPORTED_UNDELIVERED,
                "<tom@customer.example> 550 no such user"));
  }

  /** SO-8: with the cursor, and to the state at that time. */
  @Test
  default void so8_aCommitWritesWhatMessagesSayAboutMail() throws Exception {
    OutgoingId early = handedOver(1);
    OutgoingId late = handedOver(2);
    changed(late, lost());
    commit(
        "0",
        "1",
        new Sighting(early, List.of(proven()), Set.of()),
        new Sighting(
            late,
            List.of(proven(), reported("tom@customer.example", RecipientState.UNDELIVERED)),
            Set.of()));
    SendState proven = store().find(late).orElseThrow().state();
    assertThat(proven.phase()).isEqualTo(Phase.SENT);
    assertThat(proven.recipients())
        .extracting(Recipient::state)
        .containsExactly(RecipientState.ACCEPTED, RecipientState.UNDELIVERED);
    assertThat(store().history(late))
        .extracting(OutgoingStep::reason)
        .endsWith(SendReason.PROVEN, SendReason.REPORTED_UNDELIVERED);
    assertThat(changed(early, lost()).phase()).isEqualTo(Phase.SENT);
    assertThat(store().history(early))
        .filteredOn(each -> each.reason() == SendReason.PROVEN)
        .isNotEmpty();
  }

  /** SO-8: what changes nothing, or is about no mail, lets the rest of the commit pass. */
  @Test
  default void so8_aSightingThatIsNoNewsIsNoFailure() throws Exception {
    OutgoingId waiting = added(1).id();
    commit("0", "1", new Sighting(waiting, List.of(proven()), Set.of()));
    commit("1", "2", new Sighting(new OutgoingId(99), List.of(proven()), Set.of()));
    assertThat(store().history(waiting)).hasSize(1);
    assertThat(storage().activityStore().cursor(ANNA, SENT)).isEqualTo(new Cursor("2"));
  }

  /** SO-8: a commit that is rejected has said nothing. */
  @Test
  default void so8_aCommitThatIsRejectedLeavesMailAsItIs() throws Exception {
    OutgoingId id = handedOver(1);
    changed(id, lost());
    assertThatThrownBy(() -> commit("7", "8", new Sighting(id, List.of(proven()), Set.of())))
        .isInstanceOf(CursorMovedException.class);
    assertThat(store().find(id).orElseThrow().state().phase()).isEqualTo(Phase.UNCERTAIN);
  }

  /** SO-9: with their recipients, and no other activities. */
  @Test
  default void so9_aLookUpNamesTheMailsAmongTheActivities() {
    CorrelationKey key = new CorrelationKey(CorrelationKey.MESSAGE_ID, "mp.number1@ours.example");
    assertThat(lookUp(key).outgoing()).isEqualTo(KnownOutgoing.NONE);
    OutgoingMail first = added(1);
    added(2);
    assertThat(lookUp(key).outgoing())
        .isEqualTo(new KnownOutgoing(true, Map.of(first.activity(), first)));
    assertThat(lookUp(new CorrelationKey("other", "x")).outgoing())
        .isEqualTo(new KnownOutgoing(true, Map.of()));
  }

  /** SO-10: by the answer, and by a copy. */
  @Test
  default void so10_anIdThatAServerGaveFindsTheMail() throws Exception {
    String given = "0107018f3a2b4c5d-1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d-000000";
    CorrelationKey answered = new CorrelationKey(CorrelationKey.MESSAGE_ID_LEFT, given);
    CorrelationKey filed = new CorrelationKey(CorrelationKey.MESSAGE_ID, "filed@outlook.example");
    OutgoingId id = handedOver(1);
    assertThat(lookUp(answered).candidates()).isEmpty();
    changed(id, accepted("Ok " + given));
    for (int i = 0; i < 2; i++) {
      commit("" + i, "" + (i + 1), new Sighting(id, List.of(), Set.of(filed)));
    }
    assertFound(id, answered, filed);
  }

  /** SO-10: also after the header was read again by another parser. */
  @Test
  default void so10_aCorrectionLeavesTheIdsThatServersGave() throws Exception {
    String given = "0107018f3a2b4c5d-1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d-000000";
    CorrelationKey corrected = new CorrelationKey(CorrelationKey.TOKEN, "CRM:0001001");
    OutgoingId id = handedOver(1);
    changed(id, accepted("Ok " + given));
    ActivityId activity = store().find(id).orElseThrow().activity();
    EmailActivity again = storage().activityHistory().find(activity).orElseThrow();
    Reading reading = Reading.correcting(List.of(new NewActivity(again, Set.of(corrected))));
    storage()
        .activityStore()
        .commit(
            Commit.builder(Turn.alone(ANNA), SENT, Cursor.START, new Cursor("1"))
                .at(NOW)
                .reading(reading)
                .build());
    assertFound(id, new CorrelationKey(CorrelationKey.MESSAGE_ID_LEFT, given), corrected);
  }

  private void assertFound(OutgoingId id, CorrelationKey... keys) {
    for (CorrelationKey key : keys) {
      assertThat(lookUp(key).candidates())
          .as("%s", key)
          .extracting(Candidate::activity)
          .containsExactly(store().find(id).orElseThrow().activity());
    }
  }

  private Known lookUp(CorrelationKey key) {
    return storage().activityStore().lookUp(new Query(ANNA, SENT, Map.of(), Set.of(key)));
  }

  private void commit(String from, String to, Sighting... sightings) throws Exception {
    Cursor before = from.equals("0") ? Cursor.START : new Cursor(from);
    storage()
        .activityStore()
        .commit(
            Commit.builder(Turn.alone(ANNA), SENT, before, new Cursor(to))
                .at(NOW)
                .sightings(List.of(sightings))
                .build());
  }

  private OutgoingId handedOver(int number) {
    OutgoingId id = added(number).id();
    changed(id, new SendEvent.Claimed());
    changed(id, new SendEvent.HandedOver(Map.of()));
    return id;
  }

  private static SendEvent accepted(String words) {
    return new SendEvent.Answered(
        new SubmissionOutcome.Accepted(new ServerReply(250, words), Map.of()));
  }

  private static SendEvent lost() {
    return new SendEvent.Answered(new SubmissionOutcome.Uncertain("no answer", Map.of()));
  }

  private static SendEvent proven() {
    return new SendEvent.Proven(new Evidence(Evidence.Kind.SENT_COPY, NOW, "copy in Sent"));
  }

  private static SendEvent reported(String recipient, RecipientState state) {
    return new SendEvent.Reported(new EmailAddress(recipient), state, "550 no such user");
  }

  /** SO-6: the limits of a mailbox are counted by its hand-overs. */
  @Test
  default void so6_handOversAreRememberedForADay() {
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    for (int i = 0; i < 3; i++) {
      OutgoingId id = added(i).id();
      Instant at = NOW.plus(Duration.ofHours(i * 20L));
      store().change(id, new SendEvent.Claimed(), process, at);
      store().change(id, new SendEvent.HandedOver(Map.of()), process, at);
    }
    assertThat(store().handOver(ANNA, 1)).contains(NOW.plus(Duration.ofHours(40)));
    assertThat(store().handOver(ANNA, 2)).contains(NOW.plus(Duration.ofHours(20)));
    assertThat(store().handOver(ANNA, 3)).isEmpty();
    assertThat(store().handOver(new MailboxId("other"), 1)).isEmpty();
  }

  /** SO-7: what waits is given up, what was sent stays sent, and no bytes are left. */
  @Test
  default void so7_anErasedPersonIsGoneFromOutgoingMail() {
    OutgoingId waiting = added(1).id();
    OutgoingId sent = added(2).id();
    changed(sent, new SendEvent.Claimed());
    changed(sent, new SendEvent.HandedOver(Map.of()));
    ServerReply reply = new ServerReply(250, "for <tom@customer.example>");
    changed(sent, new SendEvent.Answered(new SubmissionOutcome.Accepted(reply, Map.of())));
    storage().privacy().erase(new EnvelopeAddress("tom@customer.example").address(), NOW);
    SendState given = store().find(waiting).orElseThrow().state();
    assertThat(given.phase()).isEqualTo(Phase.CANCELED);
    assertThat(given.recipients())
        .allMatch(each -> each.state() == RecipientState.ABANDONED)
        .extracting(each -> each.address().value())
        .containsExactly("tom2@customer.example", Privacy.ERASED.value());
    SendState kept = store().find(sent).orElseThrow().state();
    assertThat(kept.phase()).isEqualTo(Phase.SENT);
    assertThat(kept.toString() + store().history(sent)).doesNotContain("tom@");
    for (OutgoingId each : List.of(waiting, sent)) {
      assertThatThrownBy(() -> store().message(each).open().readAllBytes())
          .isInstanceOf(IOException.class);
    }
    assertThat(due(NOW)).isEmpty();
  }

  /** SO-12: what waits, is uncertain or needs a copy keeps its bytes, however old it is. */
  @Test
  default void so12_bytesThatNobodyNeedsAreDeleted() throws IOException {
    OutgoingId waiting = added(1).id();
    OutgoingId canceled = added(2).id();
    OutgoingId uncertain = added(3).id();
    OutgoingId copied = added(4).id();
    OutgoingId uncopied = added(5).id();
    changed(canceled, new SendEvent.Canceled());
    for (OutgoingId each : List.of(uncertain, copied, uncopied)) {
      changed(each, new SendEvent.Claimed());
      changed(each, new SendEvent.HandedOver(Map.of()));
    }
    changed(uncertain, new SendEvent.Interrupted());
    for (OutgoingId each : List.of(copied, uncopied)) {
      ServerReply reply = new ServerReply(250, "Ok");
      changed(each, new SendEvent.Answered(new SubmissionOutcome.Accepted(reply, Map.of())));
    }
    SentFolderStore copies = storage().sentFolderStore();
    copies.put(copies.of(copied).orElseThrow().ended(SentCopy.State.ADDED, "Sent", ""));
    assertThat(store().deleteBytes(NOW)).isZero();
    assertThat(store().deleteBytes(NOW.plusMillis(1))).isEqualTo(2);
    assertThat(store().deleteBytes(NOW.plusMillis(1))).isZero();
    for (OutgoingId each : List.of(canceled, copied)) {
      assertThatThrownBy(() -> store().message(each).open().readAllBytes())
          .isInstanceOf(IOException.class);
      assertThat(store().find(each)).isPresent();
    }
    for (OutgoingId each : List.of(waiting, uncertain, uncopied)) {
      try (InputStream in = store().message(each).open()) {
        assertThat(in.readAllBytes()).isNotEmpty();
      }
    }
  }

  private List<OutgoingId> due(Instant at) {
    return store().due(ANNA, at, 10).stream().map(OutgoingMail::id).toList();
  }

  private List<OutgoingId> listed(OutgoingFilter filter, Optional<OutgoingId> before) {
    return store().list(filter, before, 10).stream().map(OutgoingMail::id).toList();
  }

  private Step step(OutgoingId id, SendEvent event) {
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    return store().change(id, event, process, NOW).orElseThrow();
  }

  private SendState changed(OutgoingId id, SendEvent event) {
    return step(id, event).next().orElseThrow();
  }

  private static SendEvent later() {
    return new SendEvent.Answered(new SubmissionOutcome.Deferred(new Busy(), "451 busy"));
  }

  /** SO-11: also mail that was given up has been written. */
  @Test
  default void so11_mailToAnAddressIsCountedWhenItIsTaken() {
    EmailAddress tom = new EmailAddress("Tom@customer.example");
    assertThat(store().latestTo(tom, 1)).isEmpty();
    OutgoingId id = added(1).id();
    changed(id, new SendEvent.Canceled());
    added(2);
    assertThat(store().latestTo(tom, 1)).contains(NOW);
    assertThat(store().latestTo(tom, 2)).contains(NOW);
    assertThat(store().latestTo(tom, 3)).isEmpty();
    assertThat(store().latestTo(new EmailAddress("m@customer.example"), 1)).isEmpty();
  }

  private OutgoingMail added(int number) {
    return addTo(store(), number);
  }

  /** Adds a mail with a number, to two recipients, which waits for its first try. */
  static OutgoingMail addTo(OutgoingStore store, int number) {
    return store.add(mail(number, bytes(number))).orElseThrow();
  }

  /**
   * The same, in the conversation that another mail began.
   *
   * @param first the number of the mail that began it
   */
  static OutgoingMail addTo(OutgoingStore store, int number, int first) {
    byte[] bytes = bytes(number);
    return store.add(mail(number, first, new Frozen(bytes, bytes.length))).orElseThrow();
  }

  /** The bytes of the mail with a number. */
  static String text(int number) {
    return "Subject: number " + number + "\r\nMessage-ID: " + id(number) + "\r\n\r\nHello.\r\n";
  }

  private static byte[] bytes(int number) {
    return text(number).getBytes(StandardCharsets.US_ASCII);
  }

  private static NewOutgoing mail(int number, byte[] bytes) {
    return mail(number, new Frozen(bytes, bytes.length));
  }

  private static NewOutgoing mail(int number, FrozenMessage message) {
    return mail(number, number, message);
  }

  private static MessageId id(int number) {
    return new MessageId("mp.number" + number + "@ours.example");
  }

  private static NewOutgoing mail(int number, int first, FrozenMessage message) {
    MessageId id = id(number);
    List<Recipient> recipients =
        List.of(
            Recipient.of(Role.TO, new EnvelopeAddress("tom2@customer.example")),
            Recipient.of(Role.CC, new EnvelopeAddress("tom@customer.example")));
    SendState state =
        new SendProcess(RetrySchedule.STANDARD)
            .after(SendState.draft(recipients, NOW), new SendEvent.Requested(), NOW)
            .next()
            .orElseThrow();
    return new NewOutgoing(
        ANNA,
        new NewActivity(
            activity(number, id),
            Set.of(new CorrelationKey(CorrelationKey.MESSAGE_ID, id.value()))),
        id,
        id(first),
        new EnvelopeAddress("anna@ours.example"),
        message,
        state,
        Optional.of("request " + number));
  }

  private static EmailActivity activity(int number, MessageId id) {
    return EmailActivity.builder(
            new ActivityId(1), Direction.OUTGOING, new MessageIdentity(id.value(), number))
        .messageId(id)
        .subject("number " + number)
        .sentAt(NOW)
        .createdAt(NOW)
        .build();
  }

  /** A message in memory. */
  final class Frozen implements FrozenMessage {
    private final byte[] bytes;
    private final long size;

    /**
     * A message.
     *
     * @param bytes its bytes
     * @param size how many it says it has
     */
    Frozen(byte[] bytes, long size) {
      this.bytes = bytes.clone();
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean needsUtf8() {
      return false;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** A server that is busy. */
  record Busy() implements ErrorCode {
    @Override
    public String id() {
      return "test/busy";
    }

    @Override
    public ErrorMeaning meaning() {
      return new ErrorMeaning(FaultScope.MESSAGE, Retry.LATER, "Wait.");
    }
  }
}
