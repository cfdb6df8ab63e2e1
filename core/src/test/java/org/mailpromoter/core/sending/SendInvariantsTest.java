package org.mailpromoter.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.sending.SendEvent.Verdict;

/**
 * Random lives of mail beside a server that knows what it accepted. The answers of the server may
 * be lost and the process may die at any time; a failure names its seed.
 */
class SendInvariantsTest {
  private static final int LIVES = 10_000;
  private static final int EVENTS = 60;
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);

  /** One life. */
  private static final class Life {
    private final Random random;
    private final Map<EnvelopeAddress, Integer> copies = new HashMap<>();
    private final Map<EnvelopeAddress, Integer> allowed = new HashMap<>();
    private SendState state = SendEvents.draft();
    private Instant at = SendEvents.NOW;
    private Map<EnvelopeAddress, ServerReply> refused = Map.of();
    private boolean dotArrived;

    private Life(long seed) {
      random = new Random(seed);
      state.recipients().forEach(each -> allowed.put(each.address(), 1));
    }

    private void event() {
      at = at.plus(Duration.ofMinutes(random.nextInt(300)));
      SendEvent event = random.nextInt(3) == 0 ? any() : likely();
      if (event instanceof SendEvent.Answered && !isTrue(event)) {
        return;
      }
      if (event instanceof SendEvent.Proven && copies.isEmpty()) {
        return; // evidence is never wrong
      }
      SendState before = state;
      PROCESS.after(before, event, at).next().ifPresent(next -> state = next);
      if (before != state) {
        server(before, event);
        check(before, event);
      }
    }

    private SendEvent any() {
      List<SendEvent> all = SendEvents.all();
      return all.get(random.nextInt(all.size()));
    }

    private SendEvent likely() {
      return switch (state.phase()) {
        case DRAFT -> SendEvents.requested();
        case PENDING_SEND -> SendEvents.claimed();
        case SENDING -> new SendEvent.HandedOver(refused);
        case UNCERTAIN -> SendEvents.settled(Verdict.values()[random.nextInt(3)]);
        case HANDED_OVER -> random.nextInt(3) == 0 ? SendEvents.uncertain() : answer();
        default -> any();
      };
    }

    private SendEvent answer() {
      return new SendEvent.Answered(
          dotArrived
              ? new SubmissionOutcome.Accepted(SendEvents.OK, refused)
              : new SubmissionOutcome.Deferred(SendEvents.code(Retry.LATER), "451", refused));
    }

    /** A sender tells the truth: only an answer that was heard is accepted, deferred or refused. */
    private boolean isTrue(SendEvent event) {
      SubmissionOutcome outcome = ((SendEvent.Answered) event).outcome();
      boolean accepted = outcome instanceof SubmissionOutcome.Accepted;
      boolean uncertain = outcome instanceof SubmissionOutcome.Uncertain;
      return switch (state.phase()) {
        case SENDING -> !accepted && !uncertain;
        case HANDED_OVER ->
            uncertain || accepted == dotArrived && outcome.refused().equals(refused);
        default -> false;
      };
    }

    /** What the server does. */
    private void server(SendState before, SendEvent event) {
      if (event instanceof SendEvent.Claimed) {
        refused = SendEvents.replies(random);
        refused =
            Map.copyOf(
                refused.entrySet().stream()
                    .filter(
                        e -> state.open().stream().anyMatch(o -> o.address().equals(e.getKey())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        dotArrived = false;
      } else if (event instanceof SendEvent.HandedOver) {
        boolean somebody = before.open().size() > refused.size();
        dotArrived = somebody && random.nextBoolean();
        if (dotArrived) {
          before.open().stream()
              .map(Recipient::address)
              .filter(each -> !refused.containsKey(each))
              .forEach(each -> copies.merge(each, 1, Integer::sum));
        }
      } else if (event instanceof SendEvent.Settled s && s.verdict() == Verdict.AGAIN) {
        before.recipients().stream()
            .filter(each -> each.state() == RecipientState.UNCERTAIN)
            .forEach(each -> allowed.merge(each.address(), 1, Integer::sum));
      }
    }

    private void check(SendState before, SendEvent event) {
      Supplier<String> story = () -> before + "\n" + event + "\n" + state;
      state
          .recipients()
          .forEach(
              each ->
                  assertThat(copies.getOrDefault(each.address(), 0))
                      .as(story)
                      .isLessThanOrEqualTo(allowed.getOrDefault(each.address(), 1)));
      Map<Phase, Boolean> agrees = new EnumMap<>(Phase.class);
      boolean accepted = state.anyIsAccepted();
      agrees.put(Phase.PENDING_SEND, !state.open().isEmpty() && state.next().isPresent());
      agrees.put(Phase.SENT, accepted);
      agrees.put(Phase.FAILED, !accepted && state.open().isEmpty());
      agrees.put(Phase.UNCERTAIN, state.isInDoubt());
      agrees.put(Phase.CANCELED, !accepted);
      assertThat(agrees.getOrDefault(state.phase(), true)).as(story).isTrue();
      if (state.phase() == Phase.FAILED) {
        assertThat(copies).as(story).isEmpty();
      }
      for (int i = 0; i < before.recipients().size(); i++) {
        one(before.recipients().get(i), state.recipients().get(i), event, story);
      }
    }

    private static void one(
        Recipient before, Recipient after, SendEvent event, Supplier<String> story) {
      if (before.state().isAccepted()) {
        assertThat(after.state().isAccepted()).as(story).isTrue();
      }
      boolean ends =
          event instanceof SendEvent.Answered
              || event instanceof SendEvent.Proven
              || event instanceof SendEvent.Reported
              || event instanceof SendEvent.Settled;
      if (before.state() == RecipientState.UNCERTAIN && after.state() != before.state()) {
        assertThat(after.state().isAccepted() && ends).as(story).isTrue();
      }
    }
  }

  @Test
  void nothingIsSentTwiceUnlessAPersonSaysSoAndNothingSentIsCalledFailed() {
    int sent = 0;
    int uncertain = 0;
    for (int seed = 0; seed < LIVES; seed++) {
      Life life = new Life(seed);
      try {
        for (int i = 0; i < EVENTS; i++) {
          life.event();
        }
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
      sent += life.state.phase() == Phase.SENT ? 1 : 0;
      uncertain += life.allowed.values().stream().anyMatch(times -> times > 1) ? 1 : 0;
    }
    assertThat(sent).isGreaterThan(LIVES / 4);
    assertThat(uncertain).isGreaterThan(LIVES / 20);
  }
}
