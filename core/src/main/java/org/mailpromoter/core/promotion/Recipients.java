package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.decision.Via;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
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
  /** Lists of hundreds of recipients end up in the trace only so far. */
  private static final int ADDRESSES_SHOWN = 20;

  /** A user or queue whose option counts. */
  record Considered(Owner owner, Via via) {}

  private final List<Evidence> addresses;
  private final List<Considered> considered;
  private final List<Evidence> rules;
  private final boolean inactiveSeen;
  private final boolean ambiguousSeen;
  private final boolean ownerNotAddressed;
  private final Optional<SubReason> cut;

  private Recipients(Collector collected, Facts facts, Policy policy) {
    this.addresses = collected.shown();
    this.inactiveSeen = collected.inactiveSeen;
    this.ambiguousSeen = collected.ambiguousSeen;
    this.rules = new ArrayList<>();
    this.cut = cut(facts);
    Optional<Owner> mailboxOwner =
        policy.mailbox(facts.mailbox()).flatMap(MailboxPolicy::owner).flatMap(policy::owner);
    Map<RecordId, Considered> counting = collected.addressed;
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
    Collector collected = new Collector(policy);
    if (facts.direction() == Direction.OUTGOING) {
      return sentBy(facts, policy, collected);
    }
    facts.recipients().forEach(collected::add);
    return new Recipients(collected, facts, policy);
  }

  /** F-30: about mail in the Sent folder the option of the mailbox's owner decides alone. */
  private static Recipients sentBy(Facts facts, Policy policy, Collector collected) {
    policy
        .mailbox(facts.mailbox())
        .flatMap(MailboxPolicy::owner)
        .flatMap(policy::owner)
        .ifPresent(
            owner ->
                collected.addressed.put(
                    owner.id(), new Considered(owner, Via.MailboxOwner.SENDER)));
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
    if (ambiguousSeen) {
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
      rules.add(
          new Evidence.Owner(
              owner.id(),
              owner.name(),
              via,
              owner.track().value(),
              owner.track().origin(),
              cut.orElse(SubReason.NOT_ADDRESSED)));
    }
  }

  /** Goes through the recipients once. */
  private static final class Collector {
    private final Policy policy;
    private final List<Evidence> addresses = new ArrayList<>();
    private final Map<RecordId, Considered> addressed = new LinkedHashMap<>();
    private final boolean ambiguousBelongToNobody;
    private boolean inactiveSeen;
    private boolean ambiguousSeen;
    private int notShown;

    Collector(Policy policy) {
      this.policy = policy;
      this.ambiguousBelongToNobody =
          policy.organization().is(OrganizationSwitch.UNRESOLVE_RECIPIENT_IF_AMBIGUOUS);
    }

    void add(Participant participant) {
      List<SeenRecord> shown = new ArrayList<>(0);
      if (!participant.candidates().isEmpty()) {
        consider(participant, RecordKind.QUEUE, shown);
        consider(participant, RecordKind.USER, shown);
      }
      if (!shown.isEmpty() || addresses.size() < ADDRESSES_SHOWN) {
        addresses.add(
            new Evidence.Address(
                participant.role(), participant.address().address().value(), shown));
      } else {
        notShown++;
      }
    }

    List<Evidence> shown() {
      if (notShown > 0) {
        addresses.add(new Evidence.MoreAddresses(notShown));
      }
      return addresses;
    }

    private void consider(Participant participant, RecordKind kind, List<SeenRecord> shown) {
      for (PartyRecord record : participant.candidates()) {
        Optional<Owner> owner =
            record.kind() == kind ? policy.owner(record.id()) : Optional.empty();
        if (owner.isPresent()) {
          shown.add(SeenRecord.of(record));
          if (ambiguousBelongToNobody && participant.candidates().size() > 1) {
            ambiguousSeen = true;
          } else {
            consider(participant, record, owner.get());
          }
        }
      }
    }

    private void consider(Participant participant, PartyRecord record, Owner owner) {
      if (record.active()) {
        Via via = new Via.Addressed(participant.role(), participant.address().address().value());
        addressed.putIfAbsent(owner.id(), new Considered(owner, via));
      } else {
        inactiveSeen = true;
      }
    }
  }
}
