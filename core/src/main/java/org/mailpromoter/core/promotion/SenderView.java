package org.mailpromoter.core.promotion;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.party.SenderResolution;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.Policy;

/** Who the sender is, seen from the mailbox being synchronised (A-17, P-10 to P-13). */
final class SenderView {
  private final String address;
  private final List<PartyRecord> candidates;
  private final SenderResolution resolution;

  private SenderView(Participant sender, Optional<RecordId> mailboxOwner) {
    this.address = sender.address().address().value();
    this.candidates = sender.candidates();
    this.resolution = SenderResolution.of(candidates, mailboxOwner);
  }

  /** The view of a message whose From holds an address. */
  static SenderView of(Facts facts, Policy policy) {
    Optional<RecordId> owner = policy.mailbox(facts.mailbox()).flatMap(MailboxPolicy::owner);
    return new SenderView(facts.sender().orElseThrow(), owner);
  }

  Step step() {
    List<String> shown =
        candidates.stream()
            .limit(SenderResolution.MOST_CANDIDATES / 10)
            .map(PartyRecord::toString)
            .toList();
    Evidence outcome =
        new Evidence.Value(
            "sender",
            resolution.record().map(PartyRecord::toString).orElse("") + " " + resolution.outcome());
    return new Step(
        Question.SENDER_RESOLVED,
        resolution.record().isPresent() ? Verdict.YES : Verdict.NO,
        List.of(new Evidence.Address(Role.SENDER, address, shown), outcome));
  }

  /** What an owner says who wants mail from leads, contacts and accounts (option 2). */
  SubReason asLeadContactOrAccount() {
    return resolution
        .record()
        .map(
            record ->
                record.kind().isLeadContactOrAccount()
                    ? SubReason.ACCEPTS_SENDER
                    : SubReason.SENDER_KIND_EXCLUDED)
        .orElseGet(this::whyUnresolved);
  }

  /** What an owner says who wants mail from any record with an address (option 3). */
  SubReason asAnyRecord() {
    return resolution.record().isPresent() ? SubReason.ACCEPTS_SENDER : whyUnresolved();
  }

  private SubReason whyUnresolved() {
    return switch (resolution.outcome()) {
      case TOO_MANY -> SubReason.SENDER_AMBIGUOUS;
      case INACTIVE -> SubReason.SENDER_INACTIVE;
      case UNKNOWN, ONLY_ONE, CHOSEN -> SubReason.SENDER_UNKNOWN;
    };
  }
}
