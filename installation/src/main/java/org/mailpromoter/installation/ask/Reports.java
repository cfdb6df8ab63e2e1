package org.mailpromoter.installation.ask;

import java.util.Objects;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.Reporter;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;

/** The outcomes of mail in a period. */
public final class Reports {
  private final OpenInstallation open;

  /** The decisions of an installation. */
  public Reports(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Reports on messages.
   *
   * @param filter which messages
   * @param task counts messages
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public Report report(DecisionFilter filter, Task task) {
    return FollowedHistory.follow(
        open.storage().decisionHistory(),
        task,
        history -> new Reporter(history).report(filter, open.policy()));
  }
}
