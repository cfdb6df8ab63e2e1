package org.mailpromoter.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.StorageCheck;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.store.Storage;

/**
 * The invariants of a store after any history of mail, settings, failures and crashes.
 *
 * <ul>
 *   <li>IN-1: an occurrence (mailbox, folder, epoch, id) is decided at most once.
 *   <li>IN-2: there is at most one activity for an identity and direction.
 *   <li>IN-3: a decision that promotes, or finds a duplicate, names an activity that exists; no
 *       other decision names one.
 *   <li>IN-4: an activity that was read from a mailbox has a decision that promoted it.
 *   <li>IN-5: an activity is found under its Message-ID, unless it is untracked.
 *   <li>IN-6: an activity is correlated with another one that exists, and with none in a circle.
 *   <li>IN-8: a check of the storage finds no damage.
 *   <li>IN-7: every message that is in a folder after a complete run is decided.
 * </ul>
 *
 * @since 0.1
 */
public final class Invariants {
  private static final PageLimit PAGE = new PageLimit(1_000, 4096);
  private static final MailboxId ANY = new MailboxId("any");
  private static final FolderId NOWHERE = new FolderId("nowhere");

  private final List<StoredDecision> decisions;
  private final List<EmailActivity> activities;
  private final ActivityStore store;
  private final List<String> violations = new ArrayList<>();

  private Invariants(
      List<StoredDecision> decisions, List<EmailActivity> activities, ActivityStore store) {
    this.decisions = decisions;
    this.activities = activities;
    this.store = store;
  }

  /** What is violated in a storage: IN-1 to IN-6, IN-8. */
  public static List<String> violations(Storage storage) {
    List<String> violations =
        new ArrayList<>(
            violations(
                storage.decisionHistory(),
                storage.activityHistory().list(ActivityFilter.all(), Integer.MAX_VALUE),
                storage.activityStore()));
    violations.addAll(damages(storage));
    return violations;
  }

  /** IN-8: what a check of a storage finds. */
  public static List<String> damages(Storage storage) {
    return new StorageCheck(storage)
        .run(Maintenance.Extent.FULL).stream().map(each -> "IN-8: " + each).toList();
  }

  /** The same for a store whose parts are not in one storage. */
  public static List<String> violations(
      DecisionHistory decisions, List<EmailActivity> activities, ActivityStore store) {
    Invariants check =
        new Invariants(
            decisions.list(DecisionFilter.all(), Integer.MAX_VALUE),
            List.copyOf(activities),
            store);
    check.occurrences();
    check.identities();
    check.references();
    check.keys();
    check.correlations();
    return check.violations;
  }

  /** IN-7: the messages of a folder that are not decided, after a run without failures. */
  public static List<MessageRef> undecided(
      DecisionHistory decisions, MailboxId mailbox, MailboxSource source, FolderId folder)
      throws MailAccessException {
    Set<MessageRef> decided =
        decisions.list(DecisionFilter.all(), Integer.MAX_VALUE).stream()
            .filter(each -> each.mailbox().equals(mailbox))
            .map(each -> each.entry().ref())
            .collect(Collectors.toSet());
    List<MessageRef> undecided = new ArrayList<>();
    try (MailboxSession session = source.open()) {
      Cursor cursor = Cursor.START;
      boolean more = true;
      while (more) {
        ChangePage page = session.changesSince(folder, cursor, PAGE);
        page.changes().stream()
            .filter(Change.Arrived.class::isInstance)
            .map(each -> ((Change.Arrived) each).ref())
            .filter(ref -> !decided.contains(ref))
            .forEach(undecided::add);
        cursor = page.next();
        more = page.more();
      }
    }
    return undecided;
  }

  private void occurrences() {
    doubles(decisions, each -> each.mailbox() + " " + each.entry().ref())
        .forEach(each -> violations.add("IN-1: decided twice: " + each));
  }

  private void identities() {
    doubles(activities, each -> each.direction() + " " + each.identity())
        .forEach(each -> violations.add("IN-2: two activities for " + each));
  }

  private static <T> Set<String> doubles(List<T> all, Function<T, String> name) {
    Set<String> seen = new HashSet<>();
    return all.stream().map(name).filter(each -> !seen.add(each)).collect(Collectors.toSet());
  }

  private void references() {
    Set<ActivityId> exist = activities.stream().map(EmailActivity::id).collect(Collectors.toSet());
    Set<ActivityId> promoted = new HashSet<>();
    for (StoredDecision decision : decisions) {
      boolean names =
          decision.entry().outcome() == Outcome.PROMOTED
              || decision.entry().reason() == Reason.DUPLICATE;
      Optional<ActivityId> activity = decision.entry().activity();
      if (names != activity.filter(exist::contains).isPresent()) {
        violations.add(
            "IN-3: decision "
                + decision.id()
                + " ("
                + decision.entry().reason()
                + ") names activity "
                + activity);
      }
      activity.ifPresent(promoted::add);
    }
    activities.stream()
        .filter(each -> each.receivingMailbox().isPresent() && !promoted.contains(each.id()))
        .forEach(each -> violations.add("IN-4: no decision promoted activity " + each.id()));
  }

  private void keys() {
    for (EmailActivity activity : activities) {
      activity
          .messageId()
          .filter(id -> activity.tracking() != Tracking.UNTRACKED)
          .filter(
              id ->
                  !found(activity.id(), new CorrelationKey(CorrelationKey.MESSAGE_ID, id.value())))
          .ifPresent(
              id -> violations.add("IN-5: activity " + activity.id() + " is not under " + id));
    }
  }

  private boolean found(ActivityId activity, CorrelationKey key) {
    Query query = new Query(ANY, NOWHERE, Map.of(), Set.of(key));
    return store.lookUp(query).candidates().stream()
        .anyMatch(candidate -> candidate.activity().equals(activity));
  }

  private void correlations() {
    Map<ActivityId, Optional<ActivityId>> parents = new HashMap<>();
    activities.forEach(each -> parents.put(each.id(), each.correlatedActivity()));
    for (EmailActivity activity : activities) {
      Set<ActivityId> line = new HashSet<>(Set.of(activity.id()));
      Optional<ActivityId> next = activity.correlatedActivity();
      while (next.isPresent()) {
        if (!parents.containsKey(next.get()) || !line.add(next.get())) {
          violations.add("IN-6: activity " + activity.id() + " is correlated with " + next.get());
          break;
        }
        next = parents.get(next.get());
      }
    }
  }
}
