package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.decision.Parties;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;

/** Determines the owner, regarding record, parties and queue items of a promoted message. Pure. */
final class Consequences {
  private final Facts facts;
  private final Policy policy;
  private final CorrelationView correlation;
  private final SenderView sender;
  private final Optional<MailboxPolicy> mailbox;

  private Consequences(Facts facts, Policy policy, CorrelationView correlation, SenderView sender) {
    this.facts = facts;
    this.policy = policy;
    this.correlation = correlation;
    this.sender = sender;
    this.mailbox = policy.mailbox(facts.mailbox());
  }

  static Creation of(
      Facts facts,
      Policy policy,
      CorrelationView correlation,
      SenderView sender,
      List<RecordId> acceptors) {
    return new Consequences(facts, policy, correlation, sender).creation(acceptors);
  }

  private Creation creation(List<RecordId> acceptors) {
    Optional<RecordId> owner = owner();
    Optional<RecordEntry> created = newSender(owner);
    Creation creation =
        Creation.of(owner, regarding(acceptors), queues(), correlation.remarks())
            .between(parties(created));
    return created.map(creation::creatingSender).orElse(creation);
  }

  private Parties parties(Optional<RecordEntry> created) {
    Optional<RecordId> record =
        sender.record().or(() -> created.map(RecordEntry::record)).map(PartyRecord::id);
    return new Parties(PartyList.of(facts, record, policy), sender.remarks());
  }

  /** The queue that gets an item although the message is an activity already. */
  static Optional<RecordId> queueOfDuplicate(Facts facts, Policy policy) {
    return policy.organization().is(OrganizationSwitch.QUEUE_ITEMS_FOR_DUPLICATES)
        ? policy
            .mailbox(facts.mailbox())
            .flatMap(MailboxPolicy::owner)
            .filter(owner -> owner.kind() == RecordKind.QUEUE)
        : Optional.empty();
  }

  /** P-15: only for an unknown person; programs and lists get no record. */
  private Optional<RecordEntry> newSender(Optional<RecordId> owner) {
    Optional<RecordKind> kind = policy.organization().unknownSenders().kind();
    boolean wanted =
        kind.isPresent()
            && facts.direction() == Direction.INCOMING
            && facts.authorIsClear()
            && sender.isUnknown()
            && MachineMail.of(facts.envelope()).isEmpty();
    return wanted
        ? facts.sender().map(from -> NewSender.of(from.address(), kind.get(), owner))
        : Optional.empty();
  }

  /** The record of the tracked folder, else that of the conversation (F-3, C-2). */
  private Optional<RecordId> regarding(List<RecordId> acceptors) {
    Optional<RecordId> ofFolder =
        mailbox.flatMap(each -> each.regardingOf(facts.location().folder()));
    return ofFolder.isPresent()
        ? ofFolder
        : correlation
            .correlated()
            .parent()
            .flatMap(Match::regarding)
            .filter(r -> inherits(acceptors));
  }

  private boolean inherits(List<RecordId> acceptors) {
    return switch (policy.organization().regardingInheritance()) {
      case NEVER -> false;
      case NOT_TO_QUEUES ->
          acceptors.stream().findFirst().filter(a -> a.kind() == RecordKind.QUEUE).isEmpty();
      case ALWAYS -> true;
    };
  }

  /**
   * P-30, P-31: the first of To, Cc and Bcc that has an eligible owner; among several the owner of
   * the correlated activity, then the owner of the sender's record, then the first.
   */
  private Optional<RecordId> owner() {
    for (Role role : List.of(Role.TO, Role.CC, Role.BCC)) {
      Set<RecordId> eligible = new LinkedHashSet<>();
      facts.recipients().stream()
          .filter(recipient -> recipient.role() == role)
          .forEach(recipient -> addEligible(recipient, eligible));
      if (!eligible.isEmpty()) {
        return preferred(eligible);
      }
    }
    return mailbox.flatMap(MailboxPolicy::responsible);
  }

  private Optional<RecordId> preferred(Set<RecordId> eligible) {
    return correlation
        .correlated()
        .parent()
        .flatMap(Match::owner)
        .filter(eligible::contains)
        .or(() -> ownerOfSender().filter(eligible::contains))
        .or(() -> eligible.stream().findFirst());
  }

  private Optional<RecordId> ownerOfSender() {
    return sender
        .record()
        .filter(record -> record.kind().isLeadContactOrAccount())
        .flatMap(PartyRecord::owner);
  }

  private void addEligible(Participant recipient, Set<RecordId> eligible) {
    for (PartyRecord record : recipient.candidates()) {
      if (record.active() && policy.owner(record.id()).isPresent()) {
        ownerBehind(record).ifPresent(eligible::add);
      }
    }
  }

  /** A user owns its mailbox; a queue's mailbox belongs to the queue's owner (P-32). */
  private static Optional<RecordId> ownerBehind(PartyRecord record) {
    return record.kind() == RecordKind.USER ? Optional.of(record.id()) : record.owner();
  }

  /** P-40, P-41. */
  private List<RecordId> queues() {
    Set<RecordId> queues = new LinkedHashSet<>();
    if (policy.organization().is(OrganizationSwitch.QUEUE_ITEMS_FOR_RECIPIENTS)) {
      for (Participant recipient : facts.recipients()) {
        recipient.candidates().stream()
            .filter(record -> record.kind() == RecordKind.QUEUE && record.active())
            .map(PartyRecord::id)
            .filter(id -> policy.owner(id).isPresent())
            .forEach(queues::add);
      }
    }
    if (policy.organization().is(OrganizationSwitch.QUEUE_ITEM_FOR_MAILBOX)) {
      mailbox
          .flatMap(MailboxPolicy::owner)
          .filter(owner -> owner.kind() == RecordKind.QUEUE)
          .ifPresent(queues::add);
    }
    return new ArrayList<>(queues);
  }
}
