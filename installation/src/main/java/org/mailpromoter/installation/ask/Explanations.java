package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Explainer;
import org.mailpromoter.core.diagnosis.Explanation;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Sight;

/** Why messages were promoted or not, and what would have promoted them. */
public final class Explanations {
  private final OpenInstallation open;

  /**
   * A decision explained.
   *
   * @param decision the decision
   * @param explanation why it came out as it did
   */
  public record Explained(StoredDecision decision, Explanation explanation) {
    /** What somebody sees of it. */
    public Explained shownTo(Sight sight) {
      return new Explained(sight.show(decision), sight.show(explanation));
    }
  }

  /** The decisions of an installation. */
  public Explanations(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Explains every decision about a message.
   *
   * @param reference a Message-ID with or without angle brackets, or the number of a decision
   * @param since from when on to count what each remedy would do to other messages
   */
  public List<Explained> explain(String reference, Instant since) throws NotFoundException {
    DecisionHistory history = open.storage().decisionHistory();
    Explainer explainer = new Explainer(history, open.parts().readableStrategies());
    Policy policy = open.policy();
    return find(history, reference).stream()
        .map(each -> new Explained(each, explainer.explain(each, policy, since)))
        .toList();
  }

  private static List<StoredDecision> find(DecisionHistory history, String reference)
      throws NotFoundException {
    List<StoredDecision> found = new ArrayList<>();
    if (reference.matches("[0-9]{1,18}") && Long.parseLong(reference) > 0) {
      history.find(new DecisionId(Long.parseLong(reference))).ifPresent(found::add);
    } else {
      MessageId.parse(reference).ifPresent(id -> found.addAll(history.find(id)));
    }
    if (found.isEmpty()) {
      throw NotFoundException.of(Kind.MESSAGE, reference);
    }
    return found;
  }
}
