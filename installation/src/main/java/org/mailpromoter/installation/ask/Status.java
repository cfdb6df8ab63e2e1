package org.mailpromoter.installation.ask;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.mailbox.Alert;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxRun;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.DamageWatch;
import org.mailpromoter.installation.OpenInstallation;

/** Where everything stands. */
public final class Status {
  private Status() {}

  /** A configured mailbox and its last run. Immutable. */
  public static final class MailboxState {
    private final MailboxDeployment mailbox;
    private final @Nullable MailboxRun lastRun;

    private MailboxState(MailboxDeployment mailbox, @Nullable MailboxRun lastRun) {
      this.mailbox = mailbox;
      this.lastRun = lastRun;
    }

    /** How it is configured. */
    public MailboxDeployment mailbox() {
      return mailbox;
    }

    /** How its last synchronization went; empty before the first one. */
    public Optional<MailboxRun> lastRun() {
      return Optional.ofNullable(lastRun);
    }

    /** A mailbox that was not run yet, or is not to be, is well. */
    public boolean isWell() {
      return !mailbox.policy().incomingEnabled()
          || lastRun().stream()
              .allMatch(run -> run.failure().isEmpty() && run.health().failures() == 0);
    }
  }

  /**
   * Where everything stands.
   *
   * @param place where the storage is
   * @param activities how many there are
   * @param records how many the storage has
   * @param mailboxes the configured mailboxes
   * @param decisions how many messages came out how, former mailboxes too
   * @param sinks what waits for each sink
   * @param unwritten what stopped the work last and could not be written down; one at most
   */
  public record Answer(
      String place,
      long activities,
      long records,
      List<MailboxState> mailboxes,
      List<DecisionCount> decisions,
      List<SinkStates.State> sinks,
      List<Alert> unwritten) {
    /** Copies the lists. */
    public Answer {
      mailboxes = List.copyOf(mailboxes);
      decisions = List.copyOf(decisions);
      sinks = List.copyOf(sinks);
      unwritten = List.copyOf(unwritten);
    }

    /**
     * Whether the work was not stopped, no mailbox fails, and every configured sink takes what it
     * should take.
     */
    public boolean isWell() {
      return unwritten.isEmpty()
          && mailboxes.stream().allMatch(MailboxState::isWell)
          && sinks.stream().filter(each -> each.sink().isPresent()).allMatch(each -> each.isWell());
    }
  }

  /** Looks at an installation. */
  public static Answer of(OpenInstallation open) {
    Storage storage = Objects.requireNonNull(open, "open").storage();
    return new Answer(
        open.parts().deployment().storage().place(),
        storage.activityHistory().count(ActivityFilter.all()),
        storage.recordStore().count(),
        mailboxes(open),
        storage.decisionHistory().count(DecisionFilter.all()),
        new SinkStates(open).list(),
        DamageWatch.unwritten(storage).stream().toList());
  }

  private static List<MailboxState> mailboxes(OpenInstallation open) {
    Map<MailboxId, MailboxRun> runs = new LinkedHashMap<>();
    open.storage().runLog().lastRuns().forEach(run -> runs.put(run.mailbox(), run));
    return open.parts().deployment().mailboxes().stream()
        .map(mailbox -> new MailboxState(mailbox, runs.get(mailbox.id())))
        .toList();
  }
}
