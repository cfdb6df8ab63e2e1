package org.mailpromoter.core.sending;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.fault.Retry;

/** What the result of a try makes of a mail. */
final class Answer implements SubmissionOutcome.Cases<SendState> {
  private final RetrySchedule schedule;
  private final SendState state;
  private final Instant at;

  Answer(RetrySchedule schedule, SendState state, Instant at) {
    this.schedule = schedule;
    this.state = state;
    this.at = at;
  }

  /** Recipients whom the server refused; those in doubt stay so. */
  static SendState refusing(SendState state, Map<EnvelopeAddress, ServerReply> replies) {
    return state.each(
        each -> {
          ServerReply reply = replies.get(each.address());
          boolean open =
              each.state() == RecipientState.PENDING || each.state() == RecipientState.LATER;
          return reply == null || !open
              ? each
              : each.with(
                  reply.isPermanent() ? RecipientState.REFUSED : RecipientState.LATER,
                  reply.toString());
        });
  }

  @Override
  public SendState accepted(SubmissionOutcome.Accepted outcome) {
    String said = outcome.reply().toString();
    SendState accepted =
        refusing(state, outcome.refused())
            .each(RecipientState.PENDING, RecipientState.ACCEPTED, said)
            .each(
                each ->
                    each.state() == RecipientState.UNCERTAIN
                            && !outcome.refused().containsKey(each.address())
                        ? each.with(RecipientState.ACCEPTED, said)
                        : each);
    return settled(accepted, outcome, SendReason.ACCEPTED, said);
  }

  @Override
  public SendState refused(SubmissionOutcome.Refused outcome) {
    SendState refused =
        refusing(state, outcome.refused())
            .each(RecipientState.PENDING, RecipientState.REFUSED, outcome.why());
    return settled(refused, outcome, SendReason.REFUSED, outcome.why());
  }

  @Override
  public SendState deferred(SubmissionOutcome.Deferred outcome) {
    SendState deferred =
        refusing(state, outcome.refused())
            .each(RecipientState.PENDING, RecipientState.LATER, outcome.why());
    if (deferred.open().isEmpty()) {
      return ended(deferred, SendReason.REFUSED, outcome.why());
    }
    return outcome.code().retry() == Retry.HARMFUL
        ? deferred.held(SendReason.LOGIN_REFUSED, outcome.why(), at, Optional.empty())
        : again(deferred, SendReason.DEFERRED, outcome.why());
  }

  @Override
  public SendState uncertain(SubmissionOutcome.Uncertain outcome) {
    return new Answer(schedule, refusing(state, outcome.refused()), at)
        .lost(SendReason.ANSWER_LOST, outcome.why());
  }

  /**
   * There was no answer to the hand-over. Reports and evidence may have been faster than the
   * answer, so nobody need be in doubt.
   */
  SendState lost(SendReason why, String said) {
    SendState doubtful = state.each(RecipientState.PENDING, RecipientState.UNCERTAIN, said);
    if (doubtful.isInDoubt()) {
      return doubtful.in(Phase.UNCERTAIN, why, said, at);
    }
    return doubtful.anyIs(RecipientState.LATER)
        ? again(doubtful, SendReason.PROVEN, said)
        : ended(doubtful, SendReason.PROVEN, said);
  }

  /** The process ended before the hand-over. */
  SendState interrupted() {
    return again(state, SendReason.INTERRUPTED, "");
  }

  /** Everybody was answered: those who were refused for now are tried again. */
  private SendState settled(
      SendState answered, SubmissionOutcome outcome, SendReason why, String said) {
    boolean later =
        answered.anyIs(RecipientState.LATER)
            || answered.isInDoubt()
                && outcome.refused().values().stream().anyMatch(reply -> !reply.isPermanent());
    return later ? again(answered, why, said) : ended(answered, why, said);
  }

  private SendState again(SendState failed, SendReason why, String said) {
    if (failed.open().isEmpty()) { // a report was faster
      return ended(failed, SendReason.PROVEN, said);
    }
    return schedule
        .nextTry(failed.queuedAt(), failed.tries(), at)
        .map(next -> failed.pending(why, said, at, next))
        .orElseGet(() -> ended(failed.abandoned(), SendReason.GAVE_UP, said));
  }

  private SendState ended(SendState tried, SendReason why, String said) {
    Phase end =
        tried.isInDoubt() ? Phase.UNCERTAIN : tried.anyIsAccepted() ? Phase.SENT : Phase.FAILED;
    return tried.in(end, why, said, at);
  }
}
