package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;

/** Whether stored decisions come out the same when they are taken again. */
public final class Verifications {
  private final OpenInstallation open;

  /**
   * A decision that comes out otherwise.
   *
   * @param decision as it was stored
   * @param difference what is different
   */
  public record Difference(StoredDecision decision, String difference) {}

  /**
   * How many decisions come out the same.
   *
   * @param result the numbers
   * @param differences the first ones that differ
   */
  public record Answer(DecisionVerifier.Result result, List<Difference> differences) {
    /** Copies the list. */
    public Answer {
      differences = List.copyOf(differences);
    }
  }

  /** The decisions of an installation. */
  public Verifications(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Takes decisions again under the settings of their day.
   *
   * @param filter which decisions
   * @param most how many differences are listed at most
   * @param task follows it
   */
  public Answer verify(DecisionFilter filter, int most, Task task) {
    List<Difference> differences = new ArrayList<>();
    DecisionVerifier.Result result =
        FollowedHistory.follow(
            open.storage().decisionHistory(),
            task,
            history ->
                new DecisionVerifier(history, open.storage().policyLog())
                    .verify(
                        filter,
                        (decision, difference) -> {
                          if (differences.size() < most) {
                            differences.add(new Difference(decision, difference));
                          }
                        }));
    return new Answer(result, differences);
  }
}
