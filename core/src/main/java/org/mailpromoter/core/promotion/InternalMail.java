package org.mailpromoter.core.promotion;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.party.Participant;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;

/** Whether the message is the second copy of mail between users and queues. */
final class InternalMail implements Gate {
  /** What the rules say. */
  enum Ruling {
    /** Everybody may accept it. */
    PASSES,
    /** Queues may accept it, users may not. */
    QUEUES_ONLY,
    /** Neither may accept it. */
    REJECTED
  }

  static Ruling ruling(Facts facts, Policy policy) {
    OrganizationSettings settings = policy.organization();
    if (!settings.is(OrganizationSwitch.IGNORE_INTERNAL_EMAIL)
        || facts.direction() == Direction.OUTGOING) {
      return Ruling.PASSES;
    }
    if (senderIs(facts, RecordKind.USER)) {
      return fromUser(facts, settings);
    }
    boolean rejected =
        senderIs(facts, RecordKind.QUEUE)
            && settings.is(OrganizationSwitch.IGNORE_INTERNAL_EMAIL_FROM_QUEUES)
            && facts.sentCopyExists();
    return rejected ? Ruling.REJECTED : Ruling.PASSES;
  }

  private static Ruling fromUser(Facts facts, OrganizationSettings settings) {
    boolean needsSentCopy = settings.is(OrganizationSwitch.INTERNAL_EMAIL_NEEDS_SENT_COPY);
    if (needsSentCopy && !facts.sentCopyExists()) {
      return Ruling.PASSES;
    }
    boolean queuesExempt = settings.is(OrganizationSwitch.DO_NOT_IGNORE_INTERNAL_EMAIL_TO_QUEUES);
    return queuesExempt && facts.recipients().stream().anyMatch(InternalMail::isQueue)
        ? Ruling.QUEUES_ONLY
        : Ruling.REJECTED;
  }

  private static boolean senderIs(Facts facts, RecordKind kind) {
    return facts.sender().stream()
        .flatMap(sender -> sender.candidates().stream())
        .anyMatch(record -> is(record, kind));
  }

  private static boolean isQueue(Participant recipient) {
    return recipient.candidates().stream().anyMatch(record -> is(record, RecordKind.QUEUE));
  }

  private static boolean is(PartyRecord record, RecordKind kind) {
    return record.kind() == kind && record.active();
  }

  @Override
  public Answer check(Facts facts, Policy policy) {
    Ruling ruling = ruling(facts, policy);
    List<Evidence> saw = new ArrayList<>();
    saw.add(SettingSeen.of(policy, OrganizationSwitch.IGNORE_INTERNAL_EMAIL));
    if (ruling == Ruling.PASSES) {
      return Answer.pass(Question.NOT_INTERNAL, saw);
    }
    saw.add(
        new Evidence.Observation(
            facts.sentCopyExists()
                ? Evidence.Observation.What.SENT_COPY_TRACKED
                : Evidence.Observation.What.SENT_COPY_NOT_TRACKED));
    saw.add(SettingSeen.of(policy, OrganizationSwitch.INTERNAL_EMAIL_NEEDS_SENT_COPY));
    if (ruling == Ruling.QUEUES_ONLY) {
      saw.add(SettingSeen.of(policy, OrganizationSwitch.DO_NOT_IGNORE_INTERNAL_EMAIL_TO_QUEUES));
      return Answer.pass(Question.NOT_INTERNAL, saw);
    }
    return Answer.refuse(
        Question.NOT_INTERNAL, Reason.INTERNAL_EMAIL_REJECT, SubReason.INTERNAL_MAIL, saw);
  }
}
