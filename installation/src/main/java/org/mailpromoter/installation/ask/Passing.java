package org.mailpromoter.installation.ask;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.installation.OpenInstallation;

/** How many refused messages would now be promoted, for display after a change. */
public final class Passing {
  /** How far back messages are examined. */
  public static final Duration LOOKED_BACK = Duration.ofDays(30);

  private Passing() {}

  /**
   * Examines the messages of the last 30 days, among the latest 10,000 decisions.
   *
   * @throws org.mailpromoter.core.party.DirectoryException if a directory does not answer
   */
  public static RetryPreview.Result now(OpenInstallation open) {
    DecisionFilter recent = DecisionFilter.all().withReceivedFrom(open.now().minus(LOOKED_BACK));
    try (RecordDirectory directory = open.directory()) {
      return new RetryPreview(open.storage().decisionHistory(), directory)
          .count(recent, open.policy());
    }
  }

  /**
   * Those of some messages that would be promoted now.
   *
   * @param messages their decisions, with evidence
   * @throws org.mailpromoter.core.party.DirectoryException if a directory does not answer
   */
  public static Set<DecisionId> of(OpenInstallation open, List<StoredDecision> messages) {
    try (RecordDirectory directory = open.directory()) {
      return new RetryPreview(open.storage().decisionHistory(), directory)
          .passing(messages, open.policy());
    }
  }
}
