package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.SenderCount;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.installation.Task;

/** A history that reports progress to a task, and stops if the task is cancelled. */
final class FollowedHistory implements DecisionHistory {
  private final DecisionHistory history;
  private final Task task;

  private FollowedHistory(DecisionHistory history, Task task) {
    this.history = history;
    this.task = task;
  }

  /**
   * Does work that reads a history.
   *
   * @throws CancellationException if the task was cancelled
   */
  static <T> T follow(DecisionHistory history, Task task, Function<DecisionHistory, T> work) {
    try {
      return work.apply(new FollowedHistory(history, task));
    } catch (CompletionException e) {
      if (e.getCause() instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw e;
    }
  }

  @Override
  public Optional<StoredDecision> find(DecisionId id) {
    return history.find(id);
  }

  @Override
  public List<StoredDecision> find(MessageId id) {
    return history.find(id);
  }

  @Override
  public List<StoredDecision> about(Set<MessageId> messages, int limit) {
    return history.about(messages, limit);
  }

  @Override
  public Optional<DecisionId> latest() {
    return history.latest();
  }

  @Override
  public Page<StoredDecision> list(DecisionFilter filter, PageKey from, int limit) {
    return history.list(filter, from, limit);
  }

  @Override
  public List<StoredDecision> page(DecisionFilter filter, With evidence, long after, int limit) {
    List<StoredDecision> page = history.page(filter, evidence, after, limit);
    task.advance(page.size());
    return page;
  }

  @Override
  public List<DecisionCount> count(DecisionFilter filter) {
    return history.count(filter);
  }

  @Override
  public CappedCount count(DecisionFilter filter, int most) {
    return history.count(filter, most);
  }

  @Override
  public Timeline timeline(DecisionFilter filter, TimeStep step) {
    return history.timeline(filter, step);
  }

  @Override
  public DecisionGroups groups(DecisionFilter filter, GroupBy by, int most) {
    return history.groups(filter, by, most);
  }

  @Override
  public Map<MailboxId, Instant> undecidedSince() {
    return history.undecidedSince();
  }

  @Override
  public List<SenderCount> senders(DecisionFilter filter, int most, Progress progress) {
    return history.senders(filter, most, task);
  }
}
