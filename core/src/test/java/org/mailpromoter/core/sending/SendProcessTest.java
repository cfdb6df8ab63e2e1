package org.mailpromoter.core.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.sending.SendEvents.ANNA;
import static org.mailpromoter.core.sending.SendEvents.NEVER;
import static org.mailpromoter.core.sending.SendEvents.NOT_NOW;
import static org.mailpromoter.core.sending.SendEvents.NOW;
import static org.mailpromoter.core.sending.SendEvents.TOM;
import static org.mailpromoter.core.sending.SendEvents.accepted;
import static org.mailpromoter.core.sending.SendEvents.claimed;
import static org.mailpromoter.core.sending.SendEvents.deferred;
import static org.mailpromoter.core.sending.SendEvents.draft;
import static org.mailpromoter.core.sending.SendEvents.handedOver;
import static org.mailpromoter.core.sending.SendEvents.held;
import static org.mailpromoter.core.sending.SendEvents.interrupted;
import static org.mailpromoter.core.sending.SendEvents.proven;
import static org.mailpromoter.core.sending.SendEvents.refused;
import static org.mailpromoter.core.sending.SendEvents.reported;
import static org.mailpromoter.core.sending.SendEvents.requested;
import static org.mailpromoter.core.sending.SendEvents.settled;
import static org.mailpromoter.core.sending.SendEvents.uncertain;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.sending.SendEvent.Verdict;

class SendProcessTest {
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);

  /** A draft after events, all of them now; each must be possible. */
  private static SendState after(SendEvent... events) {
    return then(draft(), NOW, events);
  }

  private static SendState then(SendState state, Instant at, SendEvent... events) {
    SendState now = state;
    for (SendEvent each : events) {
      now = PROCESS.after(now, each, at).next().orElseThrow();
    }
    return now;
  }

  private static List<RecipientState> recipients(SendState state) {
    return state.recipients().stream().map(Recipient::state).toList();
  }

  /** One state of each phase. */
  private static Map<Phase, SendState> everyPhase() {
    Map<Phase, SendState> states = new EnumMap<>(Phase.class);
    states.put(Phase.DRAFT, draft());
    states.put(Phase.PENDING_SEND, after(requested()));
    states.put(Phase.SENDING, after(requested(), claimed()));
    states.put(Phase.HANDED_OVER, after(requested(), claimed(), handedOver()));
    states.put(Phase.SENT, after(requested(), claimed(), handedOver(), accepted()));
    states.put(Phase.FAILED, after(requested(), claimed(), refused()));
    states.put(Phase.UNCERTAIN, after(requested(), claimed(), handedOver(), uncertain()));
    states.put(Phase.HELD, after(requested(), held()));
    states.put(Phase.CANCELED, after(requested(), new SendEvent.Canceled()));
    return states;
  }

  /** In which phases each kind of event changes a mail; in every other one it is refused. */
  private static final Map<String, Set<Phase>> POSSIBLE =
      Map.ofEntries(
          Map.entry("Requested", EnumSet.of(Phase.DRAFT)),
          Map.entry("Claimed", EnumSet.of(Phase.PENDING_SEND)),
          Map.entry("HandedOver", EnumSet.of(Phase.SENDING)),
          Map.entry("Answered", EnumSet.of(Phase.SENDING, Phase.HANDED_OVER, Phase.UNCERTAIN)),
          Map.entry("Interrupted", EnumSet.of(Phase.SENDING, Phase.HANDED_OVER)),
          Map.entry("Held", EnumSet.of(Phase.PENDING_SEND)),
          Map.entry("Released", EnumSet.of(Phase.HELD)),
          Map.entry("Hurried", EnumSet.of(Phase.PENDING_SEND, Phase.HELD)),
          Map.entry("Canceled", EnumSet.of(Phase.DRAFT, Phase.PENDING_SEND, Phase.HELD)),
          Map.entry("Settled", EnumSet.of(Phase.UNCERTAIN)),
          Map.entry("Proven", EnumSet.of(Phase.HANDED_OVER, Phase.UNCERTAIN)),
          Map.entry("Reported", EnumSet.of(Phase.HANDED_OVER, Phase.SENT, Phase.UNCERTAIN)));

  @Test
  void everyEventInEveryPhaseChangesTheMailOrIsRefused() {
    Map<String, Set<Phase>> found = new TreeMap<>();
    everyPhase()
        .forEach(
            (phase, state) -> {
              assertThat(state.phase()).isEqualTo(phase);
              for (SendEvent event : SendEvents.all()) {
                if (PROCESS.after(state, event, NOW).next().isPresent()) {
                  found
                      .computeIfAbsent(
                          event.getClass().getSimpleName(), name -> EnumSet.noneOf(Phase.class))
                      .add(phase);
                }
              }
            });
    assertThat(found).containsExactlyInAnyOrderEntriesOf(POSSIBLE);
    assertThat(everyPhase().keySet()).containsExactly(Phase.values());
  }

  @Test
  void acceptedMailIsSentWithTheWordsOfTheServer() {
    SendState sent = after(requested(), claimed(), handedOver(), accepted());
    assertThat(sent.phase()).isEqualTo(Phase.SENT);
    assertThat(sent.words()).isEqualTo("250 2.0.0 queued");
    assertThat(recipients(sent)).containsOnly(RecipientState.ACCEPTED);
  }

  @Test
  void aMailThatIsNotDueIsNotClaimed() {
    SendState waiting = after(requested(), claimed(), deferred(Retry.LATER));
    assertThat(PROCESS.after(waiting, claimed(), NOW.plusSeconds(59)).obstacle())
        .contains(Step.Obstacle.NOT_DUE);
    assertThat(then(waiting, NOW.plusSeconds(60), claimed()).tries()).isEqualTo(2);
    assertThat(then(waiting, NOW, new SendEvent.Hurried(), claimed()).tries()).isEqualTo(2);
  }

  @Test
  void triesFollowTheScheduleUntilTheMailIsGivenUp() {
    SendState state = after(requested());
    Instant at = NOW;
    StringBuilder pauses = new StringBuilder();
    while (state.phase() == Phase.PENDING_SEND) {
      state = then(state, at, claimed(), deferred(Retry.LATER));
      Instant next = state.next().orElse(at);
      pauses.append(Duration.between(at, next).toMinutes()).append(' ');
      at = next;
    }
    assertThat(pauses).startsWithIgnoringCase("1 5 15 60 120 240 240").endsWith(" 0 ");
    assertThat(Duration.between(NOW, at)).isEqualTo(Duration.ofDays(2));
    assertThat(state.phase()).isEqualTo(Phase.FAILED);
    assertThat(state.reason()).isEqualTo(SendReason.GAVE_UP);
    assertThat(recipients(state)).containsOnly(RecipientState.ABANDONED);
    assertThat(state.recipients().get(0).words()).isEqualTo("451 busy");
  }

  @Test
  void aServerThatRefusesTheLoginHoldsTheMail() {
    SendState held = after(requested(), claimed(), deferred(Retry.HARMFUL));
    assertThat(held.phase()).isEqualTo(Phase.HELD);
    assertThat(held.reason()).isEqualTo(SendReason.LOGIN_REFUSED);
    assertThat(held.next()).isEmpty();
  }

  @Test
  void theTimeThatAMailIsHeldDoesNotCount() {
    SendState held = after(requested(), held());
    Instant later = NOW.plus(Duration.ofDays(3));
    SendState failed =
        then(held, later, new SendEvent.Released(), claimed(), deferred(Retry.LATER));
    assertThat(failed.phase()).isEqualTo(Phase.PENDING_SEND);
    assertThat(failed.next()).contains(later.plus(Duration.ofMinutes(1)));
  }

  @Test
  void onlyRecipientsWhoNeedItAreTriedAgain() {
    SendState half =
        after(requested(), claimed(), handedOver(ANNA, NOT_NOW), accepted(ANNA, NOT_NOW));
    assertThat(recipients(half)).containsExactly(RecipientState.LATER, RecipientState.ACCEPTED);
    assertThat(half.phase()).isEqualTo(Phase.PENDING_SEND);
    assertThat(half.open()).extracting(Recipient::address).containsExactly(ANNA);
    SendState both = then(half, NOW.plusSeconds(60), claimed(), handedOver(), accepted());
    assertThat(both.phase()).isEqualTo(Phase.SENT);
  }

  @Test
  void oneRecipientWhoIsRefusedLeavesTheMailSent() {
    SendState sent = after(requested(), claimed(), handedOver(TOM, NEVER), accepted(TOM, NEVER));
    assertThat(sent.phase()).isEqualTo(Phase.SENT);
    assertThat(recipients(sent)).containsExactly(RecipientState.ACCEPTED, RecipientState.REFUSED);
    assertThat(sent.recipients().get(1).words()).isEqualTo("550 5.1.1 no such user");
  }

  @Test
  void aProcessThatDiesBeforeTheHandOverCostsOneTry() {
    SendState state = after(requested(), claimed(), interrupted());
    assertThat(state.phase()).isEqualTo(Phase.PENDING_SEND);
    assertThat(state.tries()).isEqualTo(1);
    assertThat(recipients(state)).containsOnly(RecipientState.PENDING);
  }

  @Test
  void aProcessThatDiesAfterTheHandOverKnowsWhoWasRefusedBefore() {
    SendState state = after(requested(), claimed(), handedOver(TOM, NEVER), interrupted());
    assertThat(state.phase()).isEqualTo(Phase.UNCERTAIN);
    assertThat(recipients(state)).containsExactly(RecipientState.UNCERTAIN, RecipientState.REFUSED);
  }

  @Test
  void evidenceEndsADoubtAndLeavesThoseWhoWereToldToWait() {
    SendState doubt = after(requested(), claimed(), handedOver(TOM, NOT_NOW), uncertain());
    SendState proven = then(doubt, NOW, proven());
    assertThat(proven.phase()).isEqualTo(Phase.PENDING_SEND);
    assertThat(proven.open()).extracting(Recipient::address).containsExactly(TOM);
    assertThat(
            then(after(requested(), claimed(), handedOver(), uncertain()), NOW, proven()).phase())
        .isEqualTo(Phase.SENT);
  }

  @Test
  void evidenceThatIsFasterThanTheAnswerCountsWhenTheAnswerIsLost() {
    for (SendEvent lost : List.of(uncertain(), interrupted())) {
      SendState early = after(requested(), claimed(), handedOver(TOM, NEVER), proven());
      assertThat(early.phase()).isEqualTo(Phase.HANDED_OVER);
      SendState first = then(early, NOW, lost);
      SendState last = after(requested(), claimed(), handedOver(TOM, NEVER), lost, proven());
      assertThat(first.phase()).isEqualTo(Phase.SENT);
      assertThat(first.reason()).isEqualTo(SendReason.PROVEN);
      assertThat(first.recipients()).isEqualTo(last.recipients());
      assertThat(last.phase()).isEqualTo(Phase.SENT);
    }
  }

  @Test
  void evidenceThatIsFasterThanTheAnswerLeavesTheAnswerWhatItIs() {
    SendState early = after(requested(), claimed(), handedOver(), proven());
    assertThat(then(early, NOW, accepted()).phase()).isEqualTo(Phase.SENT);
    assertThat(then(early, NOW, refused()).phase()).isEqualTo(Phase.SENT);
  }

  @Test
  void evidenceThatMayStemFromAFormerTryEndsNoDoubt() {
    SendState second =
        after(requested(), claimed(), handedOver(TOM, NOT_NOW), accepted(TOM, NOT_NOW));
    SendState doubt =
        then(second, second.next().orElseThrow(), claimed(), handedOver(), uncertain());
    assertThat(recipients(doubt))
        .containsExactly(RecipientState.ACCEPTED, RecipientState.UNCERTAIN);
    for (SendEvent unclear : List.of(proven(), provenBy(ANNA))) {
      assertThat(PROCESS.after(doubt, unclear, NOW).obstacle()).contains(Step.Obstacle.NOTHING_NEW);
    }
    assertThat(then(doubt, NOW, provenBy(TOM)).phase()).isEqualTo(Phase.SENT);
  }

  private static SendEvent provenBy(EnvelopeAddress recipient) {
    return new SendEvent.Proven(
        new Evidence(Evidence.Kind.REPLY, NOW, "reply", Optional.of(recipient.address())));
  }

  @Test
  void evidenceStopsTheSecondTryThatAPersonAskedFor() {
    SendState again =
        after(requested(), claimed(), handedOver(), uncertain(), settled(Verdict.AGAIN));
    assertThat(again.phase()).isEqualTo(Phase.PENDING_SEND);
    assertThat(again.open()).hasSize(2);
    assertThat(then(again, NOW, proven()).phase()).isEqualTo(Phase.SENT);
  }

  @Test
  void aRefusedSecondTryDoesNotEndTheDoubtAboutTheFirst() {
    SendState again =
        after(requested(), claimed(), handedOver(), uncertain(), settled(Verdict.AGAIN));
    SendState refused = then(again, NOW, claimed(), refused());
    assertThat(refused.phase()).isEqualTo(Phase.UNCERTAIN);
    assertThat(refused.words()).isEqualTo("554 no");
    SendState canceled = then(refused, NOW, settled(Verdict.CANCEL));
    assertThat(canceled.phase()).isEqualTo(Phase.CANCELED);
    assertThat(then(canceled, NOW, proven()).phase()).isEqualTo(Phase.SENT);
  }

  @Test
  void anAcceptanceThatComesAfterAllEndsTheDoubt() {
    SendState doubt = after(requested(), claimed(), handedOver(), interrupted());
    assertThat(then(doubt, NOW, accepted()).phase()).isEqualTo(Phase.SENT);
    assertThat(PROCESS.after(doubt, refused(), NOW).next()).isEmpty();
  }

  @Test
  void whatWasSentToOneRecipientIsNotCanceled() {
    SendState half = after(requested(), claimed(), handedOver(), accepted(TOM, NOT_NOW));
    SendState canceled = then(half, NOW, new SendEvent.Canceled());
    assertThat(canceled.phase()).isEqualTo(Phase.SENT);
    assertThat(recipients(canceled))
        .containsExactly(RecipientState.ACCEPTED, RecipientState.ABANDONED);
  }

  @ParameterizedTest
  @EnumSource(
      value = RecipientState.class,
      names = {"DELAYED", "DELIVERED", "UNDELIVERED"})
  void aReportChangesItsRecipientOnlyAndProvesThatTheMailWasSent(RecipientState state) {
    SendState doubt = after(requested(), claimed(), handedOver(), uncertain());
    SendState told = then(doubt, NOW, reported(state));
    assertThat(told.phase()).isEqualTo(Phase.SENT);
    assertThat(recipients(told)).containsExactly(state, RecipientState.ACCEPTED);
  }

  @Test
  void theOrderOfReportsMakesNoDifference() {
    SendState sent = after(requested(), claimed(), handedOver(), accepted());
    SendEvent failure = reported(RecipientState.UNDELIVERED);
    SendEvent delay = reported(RecipientState.DELAYED);
    assertThat(recipients(then(sent, NOW, delay, failure)))
        .isEqualTo(recipients(then(sent, NOW, failure)));
    assertThat(PROCESS.after(then(sent, NOW, failure), delay, NOW).obstacle())
        .contains(Step.Obstacle.NOTHING_NEW);
  }

  @Test
  void aReportAboutSomebodyElseChangesNothing() {
    SendState sent = after(requested(), claimed(), handedOver(), accepted());
    SendEvent forged =
        new SendEvent.Reported(
            new EnvelopeAddress("eve@elsewhere.example").address(), RecipientState.UNDELIVERED, "");
    assertThat(PROCESS.after(sent, forged, NOW).obstacle())
        .contains(Step.Obstacle.UNKNOWN_RECIPIENT);
  }

  @Test
  void aMailThatTheServerRefusesForEverybodyIsNotHandedOver() {
    SendEvent nobody = new SendEvent.HandedOver(Map.of(ANNA, NEVER, TOM, NOT_NOW));
    assertThat(PROCESS.after(after(requested(), claimed()), nobody, NOW).obstacle())
        .contains(Step.Obstacle.NO_RECIPIENT);
  }

  @Test
  void aMailWithoutRecipientsIsNotQueued() {
    SendState empty = SendState.draft(List.of(), NOW);
    assertThat(PROCESS.after(empty, requested(), NOW).obstacle())
        .contains(Step.Obstacle.NO_RECIPIENT);
  }

  @Test
  void limitsAreSlidingWindows() {
    SendLimits limits = new SendLimits(2, 3, 4);
    List<Instant> sent = List.of(NOW.minusSeconds(10), NOW.minusSeconds(30), NOW.minusSeconds(50));
    assertThat(free(limits, sent.subList(0, 1))).isEqualTo(NOW);
    assertThat(free(limits, sent.subList(0, 2))).isEqualTo(NOW.plusSeconds(30));
    assertThat(free(limits, sent)).isEqualTo(NOW.plus(Duration.ofMinutes(59)).plusSeconds(10));
  }

  private static Instant free(SendLimits limits, List<Instant> latestFirst) {
    return limits.free(
        n -> n > latestFirst.size() ? Optional.empty() : Optional.of(latestFirst.get(n - 1)), NOW);
  }
}
