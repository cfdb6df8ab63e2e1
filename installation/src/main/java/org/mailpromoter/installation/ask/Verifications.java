package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.diagnosis.DecisionVerifier;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Sight;

/** Whether re-evaluated decisions equal the stored ones. */
public final class Verifications {
  private final OpenInstallation open;

  /**
   * The result of re-evaluating decisions.
   *
   * @param result the numbers
   * @param differences the first differences
   */
  public record Answer(
      DecisionVerifier.Result result, List<DecisionVerifier.Difference> differences) {
    /** Copies the list. */
    public Answer {
      differences = List.copyOf(differences);
    }

    /** What somebody sees of it. */
    public Answer shownTo(Sight sight) {
      return new Answer(
          result,
          differences.stream()
              .map(each -> new DecisionVerifier.Difference(sight.show(each.stored()), each.again()))
              .toList());
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
   * @param task counts messages
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public Answer verify(DecisionFilter filter, int most, Task task) {
    List<DecisionVerifier.Difference> differences = new ArrayList<>();
    DecisionVerifier.Result result =
        FollowedHistory.follow(
            open.storage().decisionHistory(),
            task,
            history ->
                new DecisionVerifier(history, open.storage().policyLog())
                    .verify(
                        filter,
                        difference -> {
                          if (differences.size() < most) {
                            differences.add(difference);
                          }
                        }));
    return new Answer(result, differences);
  }
}
