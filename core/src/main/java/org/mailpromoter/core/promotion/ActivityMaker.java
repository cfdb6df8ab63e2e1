package org.mailpromoter.core.promotion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.SenderResolution;

/** Turns a promoted message into its activity (semantics 4). Pure. */
public final class ActivityMaker {
  private ActivityMaker() {}

  /**
   * The activity of a promoted message.
   *
   * @param id its number
   * @param facts the message
   * @param decision why it is promoted
   * @param mailboxOwner the owner of the mailbox, who sways the choice of sender (P-12)
   * @param body what the message says
   * @param now when the activity is created
   */
  public static EmailActivity promoted(
      ActivityId id,
      Facts facts,
      Decision.Promote decision,
      Optional<RecordId> mailboxOwner,
      Body body,
      Instant now) {
    EmailActivity.Builder activity = common(id, facts, mailboxOwner, body, now);
    activity.acceptingEntity(decision.acceptor()).receivingMailbox(facts.mailbox());
    decision
        .correlated()
        .match()
        .ifPresent(match -> correlate(activity, facts.envelope(), decision, match));
    return activity.build();
  }

  /** The activity of a message that was recorded by hand, with the record it is about. */
  public static EmailActivity recorded(
      ActivityId id, Facts facts, Optional<RecordId> regarding, Body body, Instant now) {
    EmailActivity.Builder activity = common(id, facts, Optional.empty(), body, now);
    regarding.ifPresent(activity::regarding);
    return activity.build();
  }

  /** C-2: method, activity and regarding record come from the match. */
  private static void correlate(
      EmailActivity.Builder activity, Envelope envelope, Decision.Promote decision, Match match) {
    boolean changed = !envelope.subject().equals(match.subject());
    activity.correlated(match.activity(), decision.correlated().method(), changed);
    match.regarding().ifPresent(activity::regarding);
  }

  private static EmailActivity.Builder common(
      ActivityId id, Facts facts, Optional<RecordId> mailboxOwner, Body body, Instant now) {
    Envelope envelope = facts.envelope();
    EmailActivity.Builder activity =
        EmailActivity.builder(id, facts.direction(), envelope.identity())
            .subject(envelope.subject())
            .sentAt(envelope.date().orElse(facts.receivedAt()))
            .createdAt(now)
            .parties(parties(facts, mailboxOwner))
            .body(body)
            .flaws(envelope.flaws());
    envelope.messageId().ifPresent(activity::messageId);
    if (facts.reusesMessageId()) {
      activity.flaws(Set.of(Flaw.MESSAGE_ID_REUSED));
    }
    return activity;
  }

  private static List<ActivityParty> parties(Facts facts, Optional<RecordId> mailboxOwner) {
    List<ActivityParty> parties = new ArrayList<>();
    facts.sender().ifPresent(sender -> parties.add(sender(sender, mailboxOwner)));
    facts.recipients().forEach(recipient -> addRecipient(recipient, parties));
    return parties;
  }

  /** Exactly one party (P-10 to P-13). */
  private static ActivityParty sender(Participant sender, Optional<RecordId> mailboxOwner) {
    return SenderResolution.of(sender.candidates(), mailboxOwner)
        .record()
        .map(record -> ActivityParty.resolved(sender.role(), sender.address(), record.id()))
        .orElseGet(() -> ActivityParty.unresolved(sender.role(), sender.address()));
  }

  /**
   * Every matching record becomes a party (P-20); inactive users and other inactive rows do not.
   */
  private static void addRecipient(Participant recipient, List<ActivityParty> parties) {
    List<PartyRecord> active = recipient.candidates().stream().filter(PartyRecord::active).toList();
    if (active.isEmpty()) {
      parties.add(ActivityParty.unresolved(recipient.role(), recipient.address()));
    }
    for (PartyRecord record : active) {
      parties.add(ActivityParty.resolved(recipient.role(), recipient.address(), record.id()));
    }
  }
}
