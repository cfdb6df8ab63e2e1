package org.mailpromoter.core.promotion;

import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.SubjectTopic;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.RegardingInheritance;

/**
 * Correlates delivery reports with the mail that they return, which their body names. Pure.
 *
 * @since 0.1
 */
public final class ReportHealing {
  private ReportHealing() {}

  /**
   * Whether a delivery report is correlated with the mail that it returns. Its own header often
   * names no mail, and who writes it takes part in nothing; so it must be addressed to somebody who
   * does.
   *
   * @param report the report, which has become the activity {@code child}
   * @param policy the settings
   * @param child the report's number
   * @param sent the activity of the mail that is returned
   */
  public static Optional<Healing> of(
      Facts report, Policy policy, ActivityId child, Candidate sent) {
    boolean counts = sharesAnAddress(report, sent) && headersCount(policy);
    return counts
        ? Optional.of(
            Healing.of(
                child,
                sent.activity(),
                SubjectTopic.differs(sent.subject(), report.envelope().subject()),
                sent.regarding().filter(unused -> inherits(policy)),
                Set.of()))
        : Optional.empty();
  }

  private static boolean headersCount(Policy policy) {
    return policy
        .organization()
        .switchAgainst("in-reply-to", CorrelationMethod.IN_REPLY_TO, false)
        .isEmpty();
  }

  private static boolean inherits(Policy policy) {
    return policy.organization().regardingInheritance() == RegardingInheritance.ALWAYS;
  }

  private static boolean sharesAnAddress(Facts facts, Candidate child) {
    return facts.participants().stream()
        .anyMatch(each -> child.addresses().contains(each.address().address()));
  }
}
