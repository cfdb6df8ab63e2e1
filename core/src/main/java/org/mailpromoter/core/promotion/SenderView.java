package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.decision.Step;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.Verdict;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.party.SenderResolution;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;

/**
 * The sender as resolved for the synchronized mailbox (A-17, P-10 to P-14), and what options 2 and
 * 3 say about it. For mail in the Sent folder they look at the recipients (F-30).
 */
final class SenderView {
  private static final int SHOWN = 10;

  private final Optional<Participant> sender;
  private final SenderResolution resolution;
  private final SenderResolution.Rules rules;
  private final boolean anyRecordCounts;
  private final List<PartyRecord> recipients;
  private final boolean outgoing;
  private final boolean authorIsClear;

  private SenderView(Facts facts, Policy policy) {
    this.sender = facts.sender();
    this.rules = policy.resolution();
    this.resolution =
        SenderResolution.of(
            candidates(), policy.mailbox(facts.mailbox()).flatMap(MailboxPolicy::owner), rules);
    this.anyRecordCounts = policy.organization().is(OrganizationSwitch.ANY_RECORD_OF_SENDER_COUNTS);
    this.authorIsClear = facts.authorIsClear();
    this.outgoing = facts.direction() == Direction.OUTGOING;
    this.recipients =
        outgoing
            ? facts.recipients().stream().flatMap(each -> each.candidates().stream()).toList()
            : List.of();
  }

  /** The view of a message; without an address in From its sender is nobody. */
  static SenderView of(Facts facts, Policy policy) {
    return new SenderView(facts, policy);
  }

  private List<PartyRecord> candidates() {
    return sender.map(Participant::candidates).orElse(List.of());
  }

  /** The one record that the sender means. */
  Optional<PartyRecord> record() {
    return resolution.record();
  }

  /** Whether no record has the address of the sender. */
  boolean isUnknown() {
    return candidates().isEmpty();
  }

  /** What is odd about the sender as a party. */
  Set<Flaw> remarks() {
    return resolution.outcome() == SenderResolution.Outcome.SEVERAL
        ? Set.of(Flaw.SENDER_AMBIGUOUS)
        : Set.of();
  }

  /** The step for the trace, of a message whose From holds an address. */
  Step step() {
    Evidence outcome = outcome();
    if (!authorIsClear) {
      return new Step(Question.SENDER_RESOLVED, Verdict.NO, List.of(outcome));
    }
    String address = sender.orElseThrow().address().address().value();
    List<SeenRecord> shown = new ArrayList<>(0);
    for (PartyRecord each : candidates()) {
      if (shown.size() < SHOWN) {
        shown.add(SeenRecord.of(each));
      }
    }
    return new Step(
        Question.SENDER_RESOLVED,
        resolution.record().isPresent() ? Verdict.YES : Verdict.NO,
        List.of(new Evidence.Address(Role.SENDER, address, shown), outcome));
  }

  private Evidence outcome() {
    boolean chosen = resolution.outcome() == SenderResolution.Outcome.CHOSEN;
    return resolution
        .record()
        .<Evidence>map(record -> new Evidence.Sender(SeenRecord.of(record), chosen))
        .orElseGet(() -> new Evidence.NoSender(whyNobody()));
  }

  private Evidence.NoSender.Why whyNobody() {
    if (!authorIsClear) {
      return Evidence.NoSender.Why.AUTHOR_UNCLEAR;
    }
    return switch (resolution.outcome()) {
      case TOO_MANY -> Evidence.NoSender.Why.TOO_MANY;
      case SEVERAL -> Evidence.NoSender.Why.SEVERAL;
      case INACTIVE -> Evidence.NoSender.Why.INACTIVE;
      case UNKNOWN, ONLY_ONE, CHOSEN -> Evidence.NoSender.Why.UNKNOWN;
    };
  }

  /** The finding of an owner who wants mail from leads, contacts and accounts (option 2). */
  SubReason asLeadContactOrAccount() {
    return judge(record -> record.kind().isLeadContactOrAccount());
  }

  /** The finding of an owner who wants mail from any record with an address (option 3). */
  SubReason asAnyRecord() {
    return judge(record -> true);
  }

  private SubReason judge(Predicate<PartyRecord> wanted) {
    if (outgoing) {
      return recipients.stream().filter(rules::counts).anyMatch(wanted)
          ? SubReason.ACCEPTS_RECIPIENT
          : SubReason.NO_KNOWN_RECIPIENT;
    }
    boolean any = anyRecordCounts && candidates().stream().filter(rules::counts).anyMatch(wanted);
    if (any || resolution.record().filter(wanted).isPresent()) {
      return SubReason.ACCEPTS_SENDER;
    }
    return resolution.record().isPresent() ? SubReason.SENDER_KIND_EXCLUDED : whyUnresolved();
  }

  private SubReason whyUnresolved() {
    return switch (whyNobody()) {
      case AUTHOR_UNCLEAR -> SubReason.AUTHOR_UNCLEAR;
      case TOO_MANY -> SubReason.SENDER_AMBIGUOUS;
      case SEVERAL -> SubReason.SENDER_SEVERAL_RECORDS;
      case INACTIVE -> SubReason.SENDER_INACTIVE;
      case UNKNOWN -> SubReason.SENDER_UNKNOWN;
    };
  }
}
