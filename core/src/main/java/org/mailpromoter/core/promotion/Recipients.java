package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.decision.Via;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;

/**
 * The users and queues that a message is addressed to, and those of them whose option counts: To
 * before Cc before Bcc, in header order, a queue before a user at the same address (2.5, step 8).
 */
final class Recipients {
  /** A user or queue whose option counts. */
  record Considered(Owner owner, Via via) {}

  private final List<Evidence> addresses;
  private final List<Considered> considered;
  private final List<Evidence> rules;
  private final boolean inactiveSeen;
  private final Map<RecordId, Via> ambiguous;
  private final boolean ownerNotAddressed;
  private final Optional<SubReason> cut;

  private Recipients(AddressedOwners collected, Facts facts, Policy policy) {
    this.addresses = collected.shown();
    this.inactiveSeen = collected.isInactiveSeen();
    this.ambiguous = collected.ambiguous();
    this.rules = new ArrayList<>();
    if (!ambiguous.isEmpty()) {
      rules.add(SettingSeen.of(policy, OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS));
    }
    this.cut = cut(facts);
    Optional<Owner> mailboxOwner =
        policy.mailbox(facts.mailbox()).flatMap(MailboxPolicy::owner).flatMap(policy::owner);
    Map<RecordId, Considered> counting = collected.addressed();
    boolean addressed = mailboxOwner.isPresent() && counting.containsKey(mailboxOwner.get().id());
    restrictToMailbox(policy, mailboxOwner, counting);
    ownerNotAddressed = mailboxOwner.isPresent() && !addressed;
    if (ownerNotAddressed) {
      addUnaddressed(policy, mailboxOwner.get(), counting);
    }
    cut.ifPresent(why -> rules.add(read(facts, why)));
    considered = List.copyOf(counting.values());
  }

  /** Why some recipients may not be known. */
  private static Optional<SubReason> cut(Facts facts) {
    Set<Flaw> flaws = facts.envelope().flaws();
    if (flaws.contains(Flaw.ADDRESSES_CUT)) {
      return Optional.of(SubReason.ADDRESSES_CUT);
    }
    return flaws.contains(Flaw.HEADER_CUT) ? Optional.of(SubReason.HEADER_CUT) : Optional.empty();
  }

  private static Evidence read(Facts facts, SubReason why) {
    return new Evidence.AddressesRead(facts.participants().size(), why == SubReason.ADDRESSES_CUT);
  }

  static Recipients of(Facts facts, Policy policy) {
    AddressedOwners collected = new AddressedOwners(policy);
    if (facts.direction() == Direction.OUTGOING) {
      return sentBy(facts, policy, collected);
    }
    facts.recipients().forEach(collected::add);
    return new Recipients(collected, facts, policy);
  }

  /** F-30: about mail in the Sent folder the option of the mailbox's owner decides alone. */
  private static Recipients sentBy(Facts facts, Policy policy, AddressedOwners collected) {
    policy
        .mailbox(facts.mailbox())
        .flatMap(MailboxPolicy::owner)
        .flatMap(policy::owner)
        .ifPresent(
            owner ->
                collected
                    .addressed()
                    .put(owner.id(), new Considered(owner, Via.MailboxOwner.SENDER)));
    return new Recipients(collected, facts, policy);
  }

  List<Considered> considered() {
    return considered;
  }

  Step resolvedStep() {
    boolean any = false;
    for (Considered each : considered) {
      any |= !isOutsideHeader(each.via());
    }
    return new Step(Question.RECIPIENTS_RESOLVED, any ? Verdict.YES : Verdict.NO, addresses);
  }

  private static boolean isOutsideHeader(Via via) {
    return via == Via.MailboxOwner.NOT_ADDRESSED || via == Via.MailboxOwner.OUT_OF_SIGHT;
  }

  Step consideredStep() {
    List<Evidence> saw = new ArrayList<>(rules);
    for (Considered each : considered) {
      saw.add(new Evidence.Considered(each.owner().id(), each.via()));
    }
    return new Step(
        Question.OWNERS_CONSIDERED, considered.isEmpty() ? Verdict.REFUSED : Verdict.YES, saw);
  }

  List<SubReason> whyNobody() {
    List<SubReason> why = new ArrayList<>(2);
    cut.ifPresent(why::add);
    if (!ambiguous.isEmpty()) {
      why.add(SubReason.RECIPIENT_AMBIGUOUS);
    } else if (inactiveSeen) {
      why.add(SubReason.RECIPIENT_INACTIVE);
    } else if (cut.isEmpty()) {
      why.add(ownerNotAddressed ? SubReason.NOT_ADDRESSED : SubReason.NO_USER_OR_QUEUE);
    }
    return why;
  }

  /** co-recipients do not count while the switch is on. */
  private void restrictToMailbox(
      Policy policy, Optional<Owner> mailboxOwner, Map<RecordId, Considered> counting) {
    if (policy.organization().is(OrganizationSwitch.SYNCING_MAILBOX_ONLY)) {
      counting.keySet().removeIf(id -> mailboxOwner.filter(o -> o.id().equals(id)).isEmpty());
      rules.add(SettingSeen.of(policy, OrganizationSwitch.SYNCING_MAILBOX_ONLY));
    }
  }

  /** an owner who is in Bcc or on a list accepts only when it accepts all mail. */
  private void addUnaddressed(Policy policy, Owner owner, Map<RecordId, Considered> counting) {
    Via via = cut.isPresent() ? Via.MailboxOwner.OUT_OF_SIGHT : Via.MailboxOwner.NOT_ADDRESSED;
    boolean implied = policy.organization().is(OrganizationSwitch.MAILBOX_OWNER_IS_RECIPIENT);
    if (implied || owner.track().value() == TrackOption.ALL) {
      counting.put(owner.id(), new Considered(owner, via));
    } else {
      rules.add(declined(owner, via));
    }
  }

  /** The owner of the mailbox may be addressed under an address that resolves to nobody. */
  private Evidence declined(Owner owner, Via outside) {
    Via named = ambiguous.get(owner.id());
    SubReason why =
        named == null ? cut.orElse(SubReason.NOT_ADDRESSED) : SubReason.RECIPIENT_AMBIGUOUS;
    return new Evidence.Owner(
        owner.id(),
        owner.name(),
        named == null ? outside : named,
        owner.track().value(),
        owner.track().origin(),
        why);
  }
}
