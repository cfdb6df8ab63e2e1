package org.mailpromoter.core.promotion;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.SubjectTopic;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.SenderResolution;
import org.mailpromoter.core.policy.Policy;

/**
 * Turns a promoted message into its activity (semantics 4). Pure.
 *
 * @since 0.1
 */
public final class ActivityMaker {
  private ActivityMaker() {}

  /**
   * The activity of a promoted message.
   *
   * @param id its number
   * @param facts the message
   * @param decision why it is promoted, and what follows
   * @param policy the settings under which it was decided
   * @param body what the message says
   * @param now when the activity is created
   */
  public static EmailActivity promoted(
      ActivityId id,
      Facts facts,
      Decision.Promote decision,
      Policy policy,
      Body body,
      Instant now) {
    Creation creation = decision.creation();
    EmailActivity.Builder activity =
        common(id, facts, Attachments.sifted(body, policy.organization()), now)
            .parties(creation.parties().all())
            .receivingMailbox(facts.mailbox())
            .queues(creation.queues())
            .flaws(creation.parties().remarks())
            .flaws(creation.remarks());
    link(activity, facts.envelope(), decision);
    return activity.build();
  }

  /**
   * What depends on other activities in the activity of a message, as an activity of which only
   * that counts.
   *
   * @param facts the copy that counts
   * @param decision what follows from it
   */
  public static EmailActivity revised(ActivityId id, Facts facts, Decision.Promote decision) {
    EmailActivity.Builder activity =
        EmailActivity.builder(id, facts.direction(), facts.envelope().identity());
    link(activity, facts.envelope(), decision);
    return activity.flaws(decision.creation().remarks()).build();
  }

  /**
   * What the header of a message that is an activity says, as an activity of which only that
   * counts. Its sender is a record only where one is known.
   */
  public static EmailActivity reread(ActivityId id, Facts facts, Policy policy) {
    Optional<RecordId> sender = SenderView.of(facts, policy).record().map(PartyRecord::id);
    return common(id, facts, Body.EMPTY, facts.receivedAt())
        .parties(PartyList.of(facts, sender, policy))
        .build();
  }

  /** The content of a later copy of an activity's message. */
  public static Refreshment refreshed(ActivityId id, Facts copy, Policy policy, Body body) {
    return new Refreshment(
        id, Attachments.sifted(body, policy.organization()), copy.arrival().contentSize());
  }

  /** The activity of a message that was recorded by hand, with the record it is about. */
  public static EmailActivity recorded(
      ActivityId id, Facts facts, Optional<RecordId> regarding, Body body, Instant now) {
    Optional<RecordId> sender =
        facts
            .sender()
            .map(
                each ->
                    SenderResolution.of(
                        each.candidates(), Optional.empty(), SenderResolution.Rules.STANDARD))
            .flatMap(SenderResolution::record)
            .map(PartyRecord::id);
    EmailActivity.Builder activity =
        common(id, facts, body, now)
            .parties(PartyList.of(facts, sender, SenderResolution.Rules.STANDARD, false));
    sender.filter(each -> each.kind() == RecordKind.USER).ifPresent(activity::owner);
    regarding.ifPresent(activity::regarding);
    return activity.build();
  }

  private static void link(
      EmailActivity.Builder activity, Envelope envelope, Decision.Promote decision) {
    decision.acceptor().ifPresent(activity::acceptingEntity);
    decision.creation().owner().ifPresent(activity::owner);
    decision.creation().regarding().ifPresent(activity::regarding);
    decision
        .correlated()
        .parent()
        .ifPresent(match -> correlate(activity, envelope, decision, match));
  }

  /** C-2: method and activity come from the match. */
  private static void correlate(
      EmailActivity.Builder activity, Envelope envelope, Decision.Promote decision, Match match) {
    boolean changed = SubjectTopic.differs(envelope.subject(), match.subject());
    activity.correlated(match.activity(), decision.correlated().method(), changed);
  }

  private static EmailActivity.Builder common(ActivityId id, Facts facts, Body body, Instant now) {
    Envelope envelope = facts.envelope();
    EmailActivity.Builder activity =
        EmailActivity.builder(id, facts.direction(), envelope.identity())
            .subject(envelope.subject())
            .sentAt(facts.sentAt())
            .createdAt(now)
            .contentSize(facts.arrival().contentSize())
            .body(body)
            .flaws(envelope.flaws());
    envelope.messageId().ifPresent(activity::messageId);
    if (facts.reusesMessageId()) {
      activity.flaws(Set.of(Flaw.MESSAGE_ID_REUSED));
    }
    return activity;
  }
}
