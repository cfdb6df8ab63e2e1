package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Retention;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.installation.OpenInstallation;

/**
 * How long data of refused mail is kept.
 *
 * @param usualDays how many days, where no setting says otherwise
 * @param kept how long for each reason
 */
public record RetentionList(int usualDays, List<Kept> kept) {
  /** Counting ends here, so that the work does not grow with what is stored. */
  private static final int COUNTED = 10_000;

  /** Copies the list. */
  public RetentionList {
    kept = List.copyOf(kept);
  }

  /**
   * How long data of mail is kept that was refused for a reason.
   *
   * @param reason the reason
   * @param days how many days
   * @param refused how many messages were refused for it so far
   */
  public record Kept(Reason reason, int days, CappedCount refused) {
    /** Rejects nulls. */
    public Kept {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(refused, "refused");
    }
  }

  /** The retention under the settings in force. */
  public static RetentionList of(OpenInstallation open) {
    OrganizationSettings settings = open.policy().organization();
    Retention retention = Retention.of(settings);
    AnalyzedMessages messages = new AnalyzedMessages(open);
    return new RetentionList(
        settings.number(OrganizationValue.REFUSED_RETENTION_DAYS),
        Stream.of(Reason.values())
            .filter(each -> !each.promotes())
            .map(
                each ->
                    new Kept(each, retention.days(each), messages.count(refused(each), COUNTED)))
            .toList());
  }

  private static DecisionFilter refused(Reason reason) {
    return DecisionFilter.all().withReasons(Set.of(reason)).withOutcomes(Set.of(Outcome.REFUSED));
  }
}
