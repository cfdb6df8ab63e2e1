package org.mailpromoter.installation.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.MailboxTurns;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Operation;

/** Re-evaluates past messages and promotes those that now pass. */
public final class Retries {
  private static final int PAGE = 1_000;
  private static final int NAMED = 5;
  private static final Set<Outcome> OPEN = Set.of(Outcome.REFUSED, Outcome.OUT_OF_SCOPE);
  private static final Set<Reason> NOT_COPIES =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Reason.DUPLICATE)));

  private final OpenInstallation open;

  /** Messages that were chosen, by mailbox. Immutable. */
  public static final class Chosen {
    private final Map<MailboxId, List<MessageRef>> messages;
    private final String text;

    private Chosen(List<StoredDecision> decisions) {
      Map<MailboxId, List<MessageRef>> all = new LinkedHashMap<>();
      for (StoredDecision each : decisions) {
        all.computeIfAbsent(each.mailbox(), unused -> new ArrayList<>()).add(each.entry().ref());
      }
      this.messages = all;
      this.text = text(decisions);
    }

    /** A few are named, of many their number and mailboxes. */
    private static String text(List<StoredDecision> decisions) {
      return decisions.size() <= NAMED
          ? decisions.stream().map(each -> "message " + each.id()).collect(Collectors.joining(", "))
          : decisions.size()
              + " messages of "
              + decisions.stream()
                  .map(each -> each.mailbox().value())
                  .distinct()
                  .collect(Collectors.joining(", "));
    }

    /** The mailbox, if all of them are of one. */
    private Optional<MailboxId> mailbox() {
      return messages.keySet().stream().findFirst().filter(each -> messages.size() == 1);
    }
  }

  /**
   * The result of deciding again.
   *
   * @param mailboxes the reports of the mailboxes, which cover what was decided
   * @param isCancelled whether the task was cancelled, so that the other messages stay as they are
   */
  public record Retried(List<RetryReport> mailboxes, boolean isCancelled) {
    /** Copies the list. */
    public Retried {
      mailboxes = List.copyOf(mailboxes);
    }
  }

  /** How to decide again. */
  public enum Manner {
    /** By the settings and records of today. */
    BY_SETTINGS,
    /** Tracks them regardless of the Track options. */
    BY_HAND
  }

  /** The decisions of an installation that was opened for work. */
  public Retries(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Chooses single decisions.
   *
   * @throws NotFoundException if there is no decision with one of the numbers
   * @throws RefusedException if one of them has an activity already
   */
  public Chosen decisions(List<Long> numbers) throws NotFoundException, RefusedException {
    List<StoredDecision> chosen = new ArrayList<>();
    for (long number : numbers) {
      chosen.add(decision(number));
    }
    return new Chosen(chosen);
  }

  private StoredDecision decision(long number) throws NotFoundException, RefusedException {
    StoredDecision found =
        Optional.of(number)
            .filter(each -> each > 0)
            .flatMap(each -> open.storage().decisionHistory().find(new DecisionId(each)))
            .orElseThrow(() -> NotFoundException.of(Kind.DECISION, number));
    if (found.entry().activity().isPresent()) {
      throw new RefusedException(
          RefusedException.Why.PROMOTED_ALREADY, number, found.entry().activity().get());
    }
    return found;
  }

  /** Chooses all that was not promoted of some mail. */
  public Chosen notPromoted(DecisionFilter filter) {
    return chosen(filter, each -> true);
  }

  /** The same, only mail that is addressed to a user or queue. */
  public Chosen notPromoted(DecisionFilter filter, RecordId recipient) {
    return chosen(filter, each -> isAddressedTo(recipient, each));
  }

  /**
   * The messages of a filter that can be decided again: those that are no email activity, nor the
   * copy of one; empty if the filter lets none of them through.
   */
  public static Optional<DecisionFilter> withoutActivity(DecisionFilter filter) {
    Set<Outcome> outcomes = both(filter.outcomes(), OPEN);
    Set<Reason> reasons = both(filter.reasons(), NOT_COPIES);
    return outcomes.isEmpty() || reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(filter.withOutcomes(outcomes).withReasons(reasons));
  }

  /** An empty set of wanted values stands for all of them. */
  private static <T> Set<T> both(Set<T> wanted, Set<T> possible) {
    return possible.stream()
        .filter(each -> wanted.isEmpty() || wanted.contains(each))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isAddressedTo(RecordId owner, StoredDecision stored) {
    return StoredEvidence.facts(stored).recipients().stream()
        .flatMap(recipient -> recipient.candidates().stream())
        .anyMatch(record -> record.id().equals(owner));
  }

  private Chosen chosen(DecisionFilter filter, Predicate<StoredDecision> wanted) {
    List<StoredDecision> chosen = new ArrayList<>();
    Optional<DecisionFilter> some = withoutActivity(filter);
    if (some.isEmpty()) {
      return new Chosen(chosen);
    }
    DecisionHistory history = open.storage().decisionHistory();
    DecisionFilter refused = some.get();
    long after = 0;
    List<StoredDecision> page = history.page(refused, DecisionHistory.With.FACTS, after, PAGE);
    while (!page.isEmpty()) {
      page.stream().filter(wanted).forEach(chosen::add);
      after = page.get(page.size() - 1).id().value();
      page = history.page(refused, DecisionHistory.With.FACTS, after, PAGE);
    }
    return new Chosen(chosen);
  }

  /**
   * Re-evaluates them, mailbox by mailbox; their bodies are fetched from there.
   *
   * @param gone what to do with a message that is no longer in its mailbox
   * @param task counts messages; when it is cancelled, what was promoted until then stays
   * @throws NotFoundException if a mailbox is no longer configured
   * @throws RefusedException if nothing can be tracked by hand
   * @throws InterruptedException if the thread was interrupted; promoted messages are kept
   */
  public Retried retry(Requester by, Chosen chosen, Manner manner, RetryTask.Gone gone, Task task)
      throws NotFoundException, RefusedException, InterruptedException {
    return Audited.of(
            open,
            by,
            manner == Manner.BY_HAND ? Operation.TRACK_MESSAGE : Operation.RETRY_MESSAGES,
            chosen.text)
        .concerning(chosen.mailbox().flatMap(open.parts().deployment()::ownerOf))
        .<Retried, NotFoundException, RefusedException, InterruptedException>run(
            entry -> {
              entry.unchangedIf(chosen.messages.isEmpty());
              Retried retried = retry(chosen, manner, gone, task);
              long promoted = retried.mailboxes.stream().mapToLong(RetryReport::promoted).sum();
              entry.to(promoted + " promoted" + (retried.isCancelled ? ", cancelled" : ""));
              return retried;
            });
  }

  private Retried retry(Chosen chosen, Manner manner, RetryTask.Gone gone, Task task)
      throws NotFoundException, RefusedException, InterruptedException {
    Policy policy = open.policy();
    boolean byHand = manner == Manner.BY_HAND;
    if (byHand && policy.organization().words(OrganizationValue.TRACKED_KEYWORDS).isEmpty()) {
      throw new RefusedException(RefusedException.Why.NO_TRACKED_KEYWORDS);
    }
    long version = open.storage().policyLog().versionOf(policy, open.now());
    List<RetryReport> reports = new ArrayList<>();
    try (RecordDirectory directory = open.directory()) {
      Synchronizer engine = open.engine(directory);
      for (Map.Entry<MailboxId, List<MessageRef>> each : chosen.messages.entrySet()) {
        MailboxDeployment mailbox = open.parts().mailbox(each.getKey().value());
        Optional<MailboxTurns.Held> turn = open.turns().take(mailbox.id());
        if (turn.isEmpty()) {
          reports.add(RetryReport.busy(mailbox.id()));
          continue;
        }
        try (MailboxTurns.Held held = turn.get()) {
          MailboxSource source = open.parts().source(mailbox);
          RetryTask retry =
              new RetryTask(held.turn(), source, each.getValue(), byHand, gone, mailbox.marking());
          reports.add(engine.retry(retry, policy, version, task));
        }
        if (task.isCancelled()) {
          break;
        }
      }
    }
    return new Retried(reports, task.isCancelled());
  }
}
