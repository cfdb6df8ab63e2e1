package org.mailpromoter.installation.ask;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionGroups;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Sight;

/** Which messages were analyzed, and what became of each. */
public final class AnalyzedMessages {
  private final OpenInstallation open;
  private final @Nullable Permissions permissions;
  private final Sight sight;

  /**
   * Messages, those received last first.
   *
   * @param decisions as many as were asked for
   * @param next the word with which the next page is asked for; empty when no older one is left
   * @param searchedTo how far back was looked, if the page ends before it is full
   */
  public record Listing(
      List<StoredDecision> decisions, Optional<String> next, Optional<Instant> searchedTo) {
    /** Copies the list. */
    public Listing {
      decisions = List.copyOf(decisions);
      Objects.requireNonNull(searchedTo, "searchedTo");
      Objects.requireNonNull(next, "next");
    }
  }

  /** The messages of all mailboxes. */
  public AnalyzedMessages(OpenInstallation open) {
    this(open, null, Sight.ofEverything());
  }

  private AnalyzedMessages(OpenInstallation open, @Nullable Permissions permissions, Sight sight) {
    this.open = Objects.requireNonNull(open, "open");
    this.permissions = permissions;
    this.sight = Objects.requireNonNull(sight, "sight");
  }

  /**
   * Those of them that a caller may see: of all mailboxes, or of their own.
   *
   * @param caller what they may do
   * @param sees how much they see of each: what is returned shows no more
   */
  public AnalyzedMessages visibleTo(Permissions caller, Sight sees) {
    return new AnalyzedMessages(open, Objects.requireNonNull(caller, "caller"), sees);
  }

  /**
   * Lists messages, those received last first. The work for a page is bounded, so that a page may
   * have fewer than were asked for, and yet a next one.
   *
   * @param filter which messages; mailboxes that the caller may not see are left out
   * @throws WrongPageException if the page is asked for by a word of another list or filter
   */
  public Listing page(DecisionFilter filter, PageRequest wanted) throws WrongPageException {
    PageWords words = words(filter);
    return listing(page(filter, words.from(wanted), wanted.most()), words);
  }

  private static Listing listing(Page<StoredDecision> page, PageWords words) {
    return new Listing(page.entries(), page.next().map(words::word), page.searchedTo());
  }

  private Page<StoredDecision> page(DecisionFilter filter, PageKey from, int most) {
    Page<StoredDecision> page = open.storage().decisionHistory().list(visible(filter), from, most);
    return page.map(sight::show);
  }

  /**
   * A page, however long it takes to fill it.
   *
   * @throws WrongPageException if the page is asked for by a word of another list or filter
   */
  public Listing fullPage(DecisionFilter filter, PageRequest wanted) throws WrongPageException {
    PageWords words = words(filter);
    Page<StoredDecision> page =
        Page.full((key, some) -> page(filter, key, some), words.from(wanted), wanted.most());
    return listing(page, words);
  }

  static PageWords words(DecisionFilter filter) {
    return PageWords.of("messages")
        .with("outcomes", filter.outcomes())
        .with("reasons", filter.reasons())
        .with("sub-reasons", filter.subReasons())
        .with("mailboxes", filter.mailboxes().map(AnalyzedMessages::sorted))
        .with("text", List.of(filter.text().toString()))
        .with("sender", List.of(filter.sender().toLowerCase(Locale.ROOT)));
  }

  private static String sorted(Set<MailboxId> mailboxes) {
    return mailboxes.stream().map(MailboxId::value).sorted().toList().toString();
  }

  /** The decision that was taken last; empty before the first. */
  public Optional<DecisionId> latest() {
    return open.storage().decisionHistory().latest();
  }

  /** How many messages there are, however long it takes to count them. */
  public long count(DecisionFilter filter) {
    return open.storage().decisionHistory().count(visible(filter)).stream()
        .mapToLong(DecisionCount::count)
        .sum();
  }

  /** How many messages there are, counted up to a number and with bounded work. */
  public CappedCount count(DecisionFilter filter, int most) {
    return open.storage().decisionHistory().count(visible(filter), most);
  }

  /**
   * How many messages were received when, and what was decided about them, counted back from the
   * latest with bounded work.
   */
  public Timeline timeline(DecisionFilter filter, TimeStep step) {
    return open.storage().decisionHistory().timeline(visible(filter), step);
  }

  /**
   * Messages that have something in common, counted back from the latest with bounded work.
   *
   * @param most how many groups at most, positive
   */
  public DecisionGroups groups(DecisionFilter filter, GroupBy by, int most) {
    DecisionGroups found = open.storage().decisionHistory().groups(visible(filter), by, most);
    return new DecisionGroups(
        found.groups().stream()
            .map(
                each ->
                    new DecisionGroups.Group(
                        sight.show(each.latest()), each.count(), each.senders()))
            .toList(),
        found.others(),
        found.since());
  }

  /**
   * How many messages were decided after one, counted up to a number and with bounded work. Those
   * whose evidence was deleted since are not counted.
   *
   * @param after the number of a decision
   */
  public CappedCount newer(DecisionFilter filter, long after, int most) {
    List<StoredDecision> found =
        open.storage()
            .decisionHistory()
            .page(visible(filter), DecisionHistory.With.FACTS, Math.max(1, after), most + 1);
    return CappedCount.of(found.size(), most);
  }

  /** The filter without what the caller may not see. */
  public DecisionFilter visible(DecisionFilter filter) {
    Permissions caller = permissions;
    if (caller == null) {
      return filter;
    }
    DecisionFilter narrowed = narrowed(filter, caller, Operation.LIST_MESSAGES);
    boolean reads = !filter.text().isEmpty() && !sight.isClear();
    return reads ? narrowed.withMailboxes(caller.mailboxes()) : narrowed; // words tell subjects
  }

  /** The filter without the mailboxes on which a caller may not call a use case. */
  public static DecisionFilter narrowed(
      DecisionFilter filter, Permissions caller, Operation operation) {
    return switch (caller.reach(operation)) {
      case ALL -> filter;
      case OWN -> filter.withMailboxes(caller.mailboxes());
      case NONE -> filter.withMailboxes(Set.of());
    };
  }

  /**
   * The decision with a number, with its evidence.
   *
   * @throws ForbiddenException if the caller may not see it
   */
  public StoredDecision find(long number) throws NotFoundException, ForbiddenException {
    StoredDecision found =
        Optional.of(number)
            .filter(each -> each > 0)
            .flatMap(each -> open.storage().decisionHistory().find(new DecisionId(each)))
            .orElseThrow(() -> NotFoundException.of(Kind.DECISION, number));
    if (permissions != null) {
      permissions.demand(Operation.EXPLAIN_MESSAGE, Sight.readers(found));
    }
    return sight.show(found);
  }

  /** Decisions about the same message elsewhere that the caller may see, the latest first. */
  public List<StoredDecision> copies(StoredDecision of) {
    return MessageId.parse(of.entry().identity().key()).stream()
        .flatMap(id -> open.storage().decisionHistory().find(id).stream())
        .filter(each -> !each.id().equals(of.id()))
        .filter(this::isVisible)
        .map(sight::show)
        .toList();
  }

  /** The decisions by which a message became an activity and that the caller may see. */
  public List<StoredDecision> about(EmailActivity activity) {
    return MessageId.parse(activity.identity().key()).stream()
        .flatMap(id -> open.storage().decisionHistory().find(id).stream())
        .filter(each -> each.entry().activity().equals(Optional.of(activity.id())))
        .filter(this::isVisible)
        .map(sight::show)
        .toList();
  }

  private boolean isVisible(StoredDecision decision) {
    return permissions == null
        || permissions.allows(Operation.EXPLAIN_MESSAGE, Sight.readers(decision));
  }
}
