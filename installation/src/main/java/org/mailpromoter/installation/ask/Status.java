package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.DamageWatch;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;

/** The state of an installation. */
public final class Status {
  private Status() {}

  /** The words of Dynamics 365's status columns (semantics 6.3). */
  public enum State {
    /** Its incoming mail is not processed. */
    DISABLED,
    /** It was never read: it was not synchronized yet, or failed until a test enabled it. */
    NOT_RUN,
    /** The last synchronization succeeded, or failed and a test succeeded since. */
    SUCCESS,
    /** The last synchronization failed. */
    FAILURE,
    /** The last synchronization failed; the next one waits. */
    FAILURE_POSTPONED,
    /** The last synchronization failed, and only a person can enable the next one. */
    FAILURE_DISABLED
  }

  /** A configured mailbox and its last run. Immutable. */
  public static final class MailboxState {
    private final MailboxDeployment mailbox;
    private final @Nullable MailboxRun lastRun;
    private final @Nullable Instant lastGoodRun;
    private final @Nullable Instant undecidedSince;

    private MailboxState(
        MailboxDeployment mailbox,
        @Nullable MailboxRun lastRun,
        @Nullable Instant lastGoodRun,
        @Nullable Instant undecidedSince) {
      this.mailbox = mailbox;
      this.lastRun = lastRun;
      this.lastGoodRun = lastGoodRun;
      this.undecidedSince = undecidedSince;
    }

    /** How it is configured. */
    public MailboxDeployment mailbox() {
      return mailbox;
    }

    /** How its last synchronization went; empty before the first one. */
    public Optional<MailboxRun> lastRun() {
      return Optional.ofNullable(lastRun);
    }

    /** When its last synchronization without a failure ended; empty before the first one. */
    public Optional<Instant> lastGoodRun() {
      return Optional.ofNullable(lastGoodRun);
    }

    /**
     * When the oldest message was received that was read and could not be decided, so that it is
     * tried again; empty if there is none. What was not read yet is not known here.
     */
    public Optional<Instant> undecidedSince() {
      return Optional.ofNullable(undecidedSince);
    }

    /** The state for people. */
    public State state() {
      if (!mailbox.policy().incomingEnabled()) {
        return State.DISABLED;
      }
      return lastRun().map(this::state).orElse(State.NOT_RUN);
    }

    private State state(MailboxRun run) {
      return switch (run.health().state()) {
        case ACTIVE -> run.failure().isEmpty() ? withoutFailure() : State.FAILURE;
        case POSTPONED -> State.FAILURE_POSTPONED;
        case DISABLED -> State.FAILURE_DISABLED;
      };
    }

    /** A test that succeeds takes the failure back (RL-3), but reads no mail. */
    private State withoutFailure() {
      return lastGoodRun == null ? State.NOT_RUN : State.SUCCESS;
    }

    /** A mailbox that was not run yet, or is not to be, is well. */
    public boolean isWell() {
      return !mailbox.policy().incomingEnabled()
          || lastRun().stream()
              .allMatch(run -> run.failure().isEmpty() && run.health().failures() == 0);
    }
  }

  /**
   * The state of an installation.
   *
   * @param place the place of the storage
   * @param stored whether there is a storage; otherwise nothing was synchronized yet, or the
   *     storage is lost
   * @param activities the number of activities
   * @param records how many the storage has
   * @param mailboxes the configured mailboxes
   * @param decisions the number of messages per outcome, including former mailboxes
   * @param sinks the waiting events of each sink
   * @param unwritten the last failure that stopped the work and could not be stored; one at most
   */
  public record Answer(
      String place,
      boolean stored,
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

    /** The same about some mailboxes only, without what is about all of the installation. */
    public Answer of(Set<MailboxId> some) {
      return new Answer(
          "",
          stored,
          0,
          0,
          mailboxes.stream().filter(each -> some.contains(each.mailbox().id())).toList(),
          decisions.stream().filter(each -> some.contains(each.mailbox())).toList(),
          List.of(),
          List.of());
    }

    /**
     * Whether there is a storage, the work was not stopped, no mailbox fails, and every configured
     * sink accepts deliveries.
     */
    public boolean isWell() {
      return stored
          && unwritten.isEmpty()
          && mailboxes.stream().allMatch(MailboxState::isWell)
          && sinks.stream().filter(each -> each.sink().isPresent()).allMatch(each -> each.isWell());
    }
  }

  /** Looks at an installation, also before its first synchronization. */
  public static Answer of(Installation parts) {
    if (!Objects.requireNonNull(parts, "parts").isStored()) {
      return beforeTheFirst(parts);
    }
    try (OpenInstallation open = parts.open()) {
      return of(open);
    }
  }

  private static Answer beforeTheFirst(Installation parts) {
    return new Answer(
        parts.deployment().storage().place(),
        false,
        0,
        0,
        parts.deployment().mailboxes().stream()
            .map(each -> new MailboxState(each, null, null, null))
            .toList(),
        List.of(),
        SinkStates.beforeTheFirst(parts),
        List.of());
  }

  /** Looks at an installation. */
  public static Answer of(OpenInstallation open) {
    Storage storage = Objects.requireNonNull(open, "open").storage();
    return new Answer(
        open.parts().deployment().storage().place(),
        true,
        storage.activityHistory().count(ActivityFilter.all()),
        storage.recordStore().count(),
        mailboxes(open),
        storage.decisionHistory().count(DecisionFilter.all()),
        new SinkStates(open).list(),
        DamageWatch.unwritten(storage).stream().toList());
  }

  private static Map<MailboxId, MailboxRun> runs(Storage storage) {
    Map<MailboxId, MailboxRun> runs = new LinkedHashMap<>();
    storage.runLog().lastRuns().forEach(run -> runs.put(run.mailbox(), run));
    return runs;
  }

  /** The configured mailboxes. */
  public static List<MailboxState> mailboxes(OpenInstallation open) {
    Storage storage = open.storage();
    Map<MailboxId, MailboxRun> runs = runs(storage);
    Map<MailboxId, Instant> good = storage.runLog().lastSuccesses();
    Map<MailboxId, Instant> undecided = storage.decisionHistory().undecidedSince();
    return open.parts().deployment().mailboxes().stream()
        .map(
            each ->
                new MailboxState(
                    each, runs.get(each.id()), good.get(each.id()), undecided.get(each.id())))
        .toList();
  }
}
