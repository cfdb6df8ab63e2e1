package org.mailpromoter.core.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Decider;

/**
 * Tries every single change of settings: each Track option of each user and queue that has to do
 * with the message, and each switch of the organization. Only what promotes when decided again is a
 * remedy. Pure.
 */
public final class RemedyFinder {
  /** From the narrowest to the widest: whoever opens the flood-gates does so last. */
  private static final List<TrackOption> NARROWEST_FIRST =
      List.of(
          TrackOption.REPLIES,
          TrackOption.LEADS_CONTACTS_ACCOUNTS,
          TrackOption.EMAIL_ENABLED_RECORDS,
          TrackOption.ALL);

  private final Decider decider = new Decider();

  /** The changes that would promote a message; none when it is promoted as things are. */
  public List<Remedy> find(Facts facts, Policy policy) {
    if (promotes(facts, policy).isPresent()) {
      return List.of();
    }
    List<Remedy> remedies = new ArrayList<>();
    for (OrganizationSwitch each : OrganizationSwitch.values()) {
      trySwitch(facts, policy, each).ifPresent(remedies::add);
    }
    for (OrganizationValue each : OrganizationValue.values()) {
      each.words().stream()
          .filter(word -> each != OrganizationValue.FORCED_TRACK_OPTION || word.equals("off"))
          .flatMap(word -> tryValue(facts, policy, each, word).stream())
          .forEach(remedies::add);
    }
    for (Owner owner : concerned(facts, policy)) {
      NARROWEST_FIRST.stream()
          .flatMap(option -> tryOption(facts, policy, owner, option).stream())
          .forEach(remedies::add);
    }
    return remedies;
  }

  private Optional<Remedy> trySwitch(Facts facts, Policy policy, OrganizationSwitch which) {
    OrganizationSettings now = policy.organization();
    boolean turned = !now.is(which);
    Policy changed = policy.with(now.with(which, turned, Origin.byDefault()));
    String word = turned ? "yes" : "no";
    return promotes(facts, changed)
        .map(
            promoted ->
                new Remedy(
                    "Set the organization's " + which.key() + " to " + word + outcome(promoted),
                    "settings set " + which.key() + " " + word));
  }

  private Optional<Remedy> tryValue(
      Facts facts, Policy policy, OrganizationValue which, String value) {
    Policy changed = policy.with(policy.organization().with(which, value, Origin.byDefault()));
    return promotes(facts, changed)
        .map(
            promoted ->
                new Remedy(
                    "Set the organization's " + which.key() + " to " + value + outcome(promoted),
                    "settings set " + which.key() + " " + value));
  }

  private Optional<Remedy> tryOption(Facts facts, Policy policy, Owner owner, TrackOption option) {
    Policy changed = policy.with(owner.tracking(option, Origin.byDefault()));
    String kind = owner.id().kind().word();
    return promotes(facts, changed)
        .map(
            promoted ->
                new Remedy(
                    "Set the Track option of the "
                        + kind
                        + " "
                        + owner.name()
                        + " to "
                        + option
                        + outcome(promoted),
                    kind + "s track " + owner.id().key() + " " + option.word()));
  }

  private static String outcome(Decision.Promote promoted) {
    return ": the message would be promoted with " + promoted.reason().title() + ".";
  }

  private Optional<Decision.Promote> promotes(Facts facts, Policy policy) {
    return decider.decide(facts, policy) instanceof Decision.Promote promoted
        ? Optional.of(promoted)
        : Optional.empty();
  }

  /** The users and queues addressed, and the owner of the mailbox. */
  private static Set<Owner> concerned(Facts facts, Policy policy) {
    Set<Owner> concerned = new LinkedHashSet<>();
    for (Participant recipient : facts.recipients()) {
      for (PartyRecord record : recipient.candidates()) {
        policy.owner(record.id()).ifPresent(concerned::add);
      }
    }
    policy
        .mailbox(facts.mailbox())
        .flatMap(MailboxPolicy::owner)
        .flatMap(policy::owner)
        .ifPresent(concerned::add);
    return concerned;
  }
}
