package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.Reporter;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Sight;

/** The outcomes of mail in a period. */
public final class Reports {
  /** So many messages are reported on within a second. */
  private static final int AT_ONCE = 10_000;

  private final OpenInstallation open;

  /** The decisions of an installation. */
  public Reports(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Reports on messages.
   *
   * @param filter which messages
   * @param sight how much of the messages is shown that people should look at
   * @param task counts messages
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public Report report(DecisionFilter filter, Sight sight, Task task) {
    return shown(
        sight,
        FollowedHistory.follow(
            open.storage().decisionHistory(),
            task,
            history -> new Reporter(history).report(filter, open.policy())));
  }

  /**
   * The same for a period of which nobody minds to wait for the report.
   *
   * @throws RefusedException if there are too many messages in it
   */
  public Report atOnce(DecisionFilter filter, Sight sight) throws RefusedException {
    if (!new AnalyzedMessages(open).count(filter, AT_ONCE).isExact()) {
      throw new RefusedException(RefusedException.Why.MUCH_MAIL, AT_ONCE);
    }
    return report(filter, sight, new Task());
  }

  private static Report shown(Sight sight, Report report) {
    List<Report.Suspicious> shown =
        report.suspicious().stream()
            .map(
                each ->
                    new Report.Suspicious(
                        sight.show(each.message()), each.remarks(), each.conflict()))
            .toList();
    return report.withSuspicious(shown);
  }
}
