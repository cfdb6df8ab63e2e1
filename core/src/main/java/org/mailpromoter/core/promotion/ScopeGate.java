package org.mailpromoter.core.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.Forwarding;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.WatermarkReading;

/** Whether the mailbox processes the message at all (A-6, A-25, S-10). */
final class ScopeGate implements Gate {
  private final boolean asked;

  /**
   * The gate before a message.
   *
   * @param asked whether a person asked to track it, which overrides some rules
   */
  ScopeGate(boolean asked) {
    this.asked = asked;
  }

  @Override
  public Answer check(Facts facts, Policy policy) {
    Optional<MailboxPolicy> mailbox = policy.mailbox(facts.mailbox());
    if (mailbox.filter(MailboxPolicy::incomingEnabled).isEmpty()) {
      return Answer.outOfScope(
          Question.IN_SCOPE,
          SubReason.MAILBOX_DISABLED,
          List.of(new Evidence.Quote(Evidence.Quote.Source.MAILBOX, facts.mailbox().value())));
    }
    boolean onlyApproved = policy.organization().is(OrganizationSwitch.ONLY_APPROVED_MAILBOXES);
    if (onlyApproved && mailbox.filter(MailboxPolicy::approved).isEmpty()) {
      return Answer.outOfScope(
          Question.IN_SCOPE,
          SubReason.MAILBOX_NOT_APPROVED,
          List.of(SettingSeen.of(policy, OrganizationSwitch.ONLY_APPROVED_MAILBOXES)));
    }
    Evidence received = new Evidence.Time(Evidence.Time.Moment.RECEIVED, facts.receivedAt());
    Optional<Instant> start = mailbox.flatMap(MailboxPolicy::processFrom);
    if (!asked && start.filter(facts.receivedAt()::isBefore).isPresent()) {
      return Answer.outOfScope(
          Question.IN_SCOPE,
          SubReason.BEFORE_START_DATE,
          List.of(received, new Evidence.Time(Evidence.Time.Moment.PROCESS_FROM, start.get())));
    }
    return asked ? content(facts, policy, received) : news(facts, policy, received);
  }

  /**
   * A message that no person asked to track must be new (S-10, S-12) and properly forwarded.
   */
  private Answer news(Facts facts, Policy policy, Evidence received) {
    boolean byDate = policy.organization().watermark() == WatermarkReading.RECEIVED_DATE;
    Watermark watermark = facts.arrival().watermark();
    if (byDate && watermark.covers(facts.receivedAt())) {
      return Answer.outOfScope(
          Question.IN_SCOPE,
          SubReason.NOT_AFTER_WATERMARK,
          List.of(
              received,
              new Evidence.Time(Evidence.Time.Moment.PROCESSED_UP_TO, watermark.reached()),
              SettingSeen.of(policy, OrganizationValue.WATERMARK)));
    }
    return facts.arrival().forwarding() == Forwarding.NOT_ATTACHED
        ? Answer.refuse(
            Question.IN_SCOPE,
            Reason.UNKNOWN,
            SubReason.NOT_FORWARDED_AS_ATTACHMENT,
            List.of(new Evidence.Observation(Evidence.Observation.What.NOTHING_ATTACHED)))
        : content(facts, policy, received);
  }

  private Answer content(Facts facts, Policy policy, Evidence received) {
    OrganizationSettings settings = policy.organization();
    boolean sentItem = facts.location().role() == FolderRole.SENT;
    if (sentItem && !asked && !settings.is(OrganizationSwitch.AUTO_TRACK_SENT_ITEMS)) {
      return Answer.outOfScope(
          Question.IN_SCOPE,
          SubReason.SENT_ITEMS_NOT_TRACKED,
          List.of(SettingSeen.of(policy, OrganizationSwitch.AUTO_TRACK_SENT_ITEMS)));
    }
    if (settings.is(OrganizationSwitch.RESTRICT_PROTECTED_MAIL) && facts.envelope().isProtected()) {
      return Answer.refuse(
          Question.IN_SCOPE,
          Reason.UNKNOWN,
          SubReason.PROTECTED_MAIL,
          List.of(SettingSeen.of(policy, OrganizationSwitch.RESTRICT_PROTECTED_MAIL)));
    }
    if (facts.size() < 0) {
      return Answer.pass(Question.IN_SCOPE, List.of(received));
    }
    Evidence size = new Evidence.Size(facts.size());
    return facts.size() > Policy.LARGEST_MESSAGE
        ? Answer.refuse(
            Question.IN_SCOPE, Reason.UNKNOWN, SubReason.TOO_LARGE, List.of(received, size))
        : Answer.pass(Question.IN_SCOPE, List.of(received, size));
  }
}
