package org.mailpromoter.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The life of an outgoing mail: a function of its state and an event. It does no I/O, and takes the
 * time as an argument. Immutable.
 *
 * <p>Three rules hold for every event. Before the hand-over nothing was accepted, so an end of the
 * process costs one try. After it, a mail without an answer is uncertain. A doubt ends by
 * acceptance, evidence or a person: a server that refuses a second try says nothing about the
 * first.
 *
 * @since 0.1
 */
public final class SendProcess {
  private final RetrySchedule schedule;

  /** The life of a mail that is tried again at the times of a schedule. */
  public SendProcess(RetrySchedule schedule) {
    this.schedule = Objects.requireNonNull(schedule, "schedule");
  }

  /**
   * What an event makes of a mail.
   *
   * @param state the state before
   * @param event the event
   * @param at the current time
   */
  public Step after(SendState state, SendEvent event, Instant at) {
    return event.match(new Changes(state, at));
  }

  /** The change that each event makes to one state. */
  private final class Changes implements SendEvent.Cases<Step> {
    private final SendState state;
    private final Instant at;

    private Changes(SendState state, Instant at) {
      this.state = state;
      this.at = at;
    }

    @Override
    public Step requested(SendEvent.Requested event) {
      if (!is(Phase.DRAFT)) {
        return wrongPhase();
      }
      return state.recipients().isEmpty()
          ? Step.refused(Step.Obstacle.NO_RECIPIENT)
          : Step.to(state.queued(at).pending(SendReason.REQUESTED, "", at, at));
    }

    @Override
    public Step claimed(SendEvent.Claimed event) {
      if (!is(Phase.PENDING_SEND)) {
        return wrongPhase();
      }
      return state.next().filter(at::isBefore).isPresent()
          ? Step.refused(Step.Obstacle.NOT_DUE)
          : Step.to(
              state
                  .each(RecipientState.LATER, RecipientState.PENDING, "")
                  .oneTryMore()
                  .in(Phase.SENDING, SendReason.DUE, "", at));
    }

    /** What nobody is to get is not handed over. */
    @Override
    public Step handedOver(SendEvent.HandedOver event) {
      if (!is(Phase.SENDING)) {
        return wrongPhase();
      }
      SendState told = Answer.refusing(state, event.refused());
      return told.anyIs(RecipientState.PENDING) || told.isInDoubt()
          ? Step.to(told.in(Phase.HANDED_OVER, SendReason.DUE, "", at))
          : Step.refused(Step.Obstacle.NO_RECIPIENT);
    }

    /** Of answers that come after all, only an acceptance ends a doubt. */
    @Override
    public Step answered(SendEvent.Answered event) {
      boolean late = is(Phase.UNCERTAIN) && event.outcome() instanceof SubmissionOutcome.Accepted;
      boolean expected = state.phase().isUnderWay() || late;
      return expected
          ? Step.to(event.outcome().match(new Answer(schedule, state, at)))
          : wrongPhase();
    }

    @Override
    public Step interrupted(SendEvent.Interrupted event) {
      Answer answer = new Answer(schedule, state, at);
      return switch (state.phase()) {
        case SENDING -> Step.to(answer.interrupted());
        case HANDED_OVER -> Step.to(answer.lost(SendReason.INTERRUPTED_AFTER_HAND_OVER, ""));
        default -> wrongPhase();
      };
    }

    @Override
    public Step held(SendEvent.Held event) {
      return is(Phase.PENDING_SEND)
          ? Step.to(state.held(event.reason(), event.words(), at, event.until()))
          : wrongPhase();
    }

    @Override
    public Step released(SendEvent.Released event) {
      return is(Phase.HELD) ? Step.to(freed()) : wrongPhase();
    }

    @Override
    public Step hurried(SendEvent.Hurried event) {
      return switch (state.phase()) {
        case PENDING_SEND -> Step.to(state.due(at));
        case HELD -> Step.to(freed());
        default -> wrongPhase();
      };
    }

    /** It is due before what was queued behind it, and the time that it was held does not count. */
    private SendState freed() {
      Instant due = state.queuedAt().isBefore(at) ? state.queuedAt() : at;
      return state
          .without(Duration.between(state.since(), at))
          .pending(SendReason.RELEASED, "", at, due);
    }

    @Override
    public Step canceled(SendEvent.Canceled event) {
      return switch (state.phase()) {
        case DRAFT, PENDING_SEND, HELD -> Step.to(canceled());
        default -> wrongPhase();
      };
    }

    /** What is in doubt stays so; what was accepted was sent. */
    private SendState canceled() {
      SendState left = state.abandoned();
      Phase end = left.anyIsAccepted() ? Phase.SENT : Phase.CANCELED;
      return left.in(end, SendReason.CANCELED, "", at);
    }

    @Override
    public Step settled(SendEvent.Settled event) {
      if (!is(Phase.UNCERTAIN)) {
        return wrongPhase();
      }
      return Step.to(
          switch (event.verdict()) {
            case SENT -> known(SendReason.SAID_SENT, "");
            case AGAIN -> state.queued(at).pending(SendReason.SAID_AGAIN, "", at, at);
            case CANCEL -> canceled();
          });
    }

    /** Evidence may be faster than the answer to the hand-over, and counts if that is lost. */
    @Override
    public Step proven(SendEvent.Proven event) {
      String where = event.evidence().where();
      boolean early = is(Phase.HANDED_OVER) && state.anyIs(RecipientState.PENDING);
      if (!(early || state.isInDoubt()) || !event.evidence().isAboutTheLatestTry(state)) {
        return Step.refused(Step.Obstacle.NOTHING_NEW);
      }
      SendState known = known(SendReason.PROVEN, where);
      return Step.to(
          early ? known.each(RecipientState.PENDING, RecipientState.ACCEPTED, where) : known);
    }

    /** The doubt has ended: it was accepted. */
    private SendState known(SendReason why, String said) {
      SendState sure = state.each(RecipientState.UNCERTAIN, RecipientState.ACCEPTED, said);
      if (state.phase().isUnderWay()) {
        return sure;
      }
      if (sure.open().isEmpty()) {
        return sure.in(Phase.SENT, why, said, at);
      }
      return is(Phase.UNCERTAIN) ? sure.pending(why, said, at, at) : sure;
    }

    @Override
    public Step reported(SendEvent.Reported event) {
      Recipient about = null;
      for (Recipient each : state.recipients()) {
        about = each.address().address().equals(event.recipient()) ? each : about;
      }
      if (about == null) {
        return Step.refused(Step.Obstacle.UNKNOWN_RECIPIENT);
      }
      SendState proven =
          about.state() == RecipientState.UNCERTAIN
              ? known(SendReason.PROVEN, event.words())
              : state;
      SendState told = proven.each(each -> told(each, event));
      return told.equals(state) ? Step.refused(Step.Obstacle.NOTHING_NEW) : Step.to(told);
    }

    /** A report may be faster than the answer to the hand-over. */
    private Recipient told(Recipient one, SendEvent.Reported event) {
      boolean early = is(Phase.HANDED_OVER) && one.state() == RecipientState.PENDING;
      RecipientState known = early ? RecipientState.ACCEPTED : one.state();
      RecipientState next = known.after(event.state());
      boolean concerned = one.address().address().equals(event.recipient());
      return concerned && next != one.state() ? one.with(next, event.words()) : one;
    }

    private boolean is(Phase phase) {
      return state.phase() == phase;
    }

    private Step wrongPhase() {
      return Step.refused(Step.Obstacle.WRONG_PHASE);
    }
  }
}
