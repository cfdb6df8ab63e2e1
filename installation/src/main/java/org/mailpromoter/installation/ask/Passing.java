package org.mailpromoter.installation.ask;

import java.time.Duration;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.installation.OpenInstallation;

/**
 * How many messages that were not promoted would be now, for whoever has just changed something.
 */
public final class Passing {
  /** How far back messages are looked at. */
  public static final Duration LOOKED_BACK = Duration.ofDays(30);

  private Passing() {}

  /**
   * Looks at the messages of the last 30 days, among the latest 10,000 decisions.
   *
   * @throws org.mailpromoter.core.party.DirectoryException if a directory does not answer, so that
   *     nobody can tell
   */
  public static RetryPreview.Result now(OpenInstallation open) {
    DecisionFilter recent = DecisionFilter.all().withReceivedFrom(open.now().minus(LOOKED_BACK));
    try (RecordDirectory directory = open.directory()) {
      return new RetryPreview(open.storage().decisionHistory(), directory)
          .count(recent, open.policy());
    }
  }
}
