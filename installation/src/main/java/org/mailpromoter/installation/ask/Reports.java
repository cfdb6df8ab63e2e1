package org.mailpromoter.installation.ask;

import java.util.Objects;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.Report;
import org.mailpromoter.core.diagnosis.Reporter;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;

/** What became of the mail of some time. */
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
   * @param task follows it
   */
  public Report report(DecisionFilter filter, Task task) {
    return FollowedHistory.follow(
        open.storage().decisionHistory(),
        task,
        history -> new Reporter(history).report(filter, open.policy()));
  }
}
