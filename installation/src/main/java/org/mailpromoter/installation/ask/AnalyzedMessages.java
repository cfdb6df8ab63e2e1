package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;

/** Which messages were analyzed, and what became of each. */
public final class AnalyzedMessages {
  private final OpenInstallation open;
  private final @Nullable Permissions permissions;

  /** The messages of all mailboxes. */
  public AnalyzedMessages(OpenInstallation open) {
    this(open, null);
  }

  private AnalyzedMessages(OpenInstallation open, @Nullable Permissions permissions) {
    this.open = Objects.requireNonNull(open, "open");
    this.permissions = permissions;
  }

  /** Those of them that a caller may see: of all mailboxes, or of their own. */
  public AnalyzedMessages visibleTo(Permissions caller) {
    return new AnalyzedMessages(open, Objects.requireNonNull(caller, "caller"));
  }

  /**
   * Lists messages, the latest first.
   *
   * @param filter which messages; mailboxes that the caller may not see are left out
   * @param from where the page begins, {@link PageKey#START} for the latest
   * @param most how many at most, positive
   */
  public Page<StoredDecision> page(DecisionFilter filter, PageKey from, int most) {
    DecisionHistory history = open.storage().decisionHistory();
    Optional<Set<MailboxId>> own = onlyOf();
    if (own.isEmpty()) {
      return history.list(filter, from, most);
    }
    List<StoredDecision> found = new ArrayList<>();
    own.get().stream()
        .filter(each -> filter.mailbox().isEmpty() || filter.mailbox().get().equals(each))
        .forEach(each -> found.addAll(some(filter.withMailbox(each), from, most)));
    found.sort(Comparator.comparing(AnalyzedMessages::place).reversed());
    return Page.of(found, most, AnalyzedMessages::place);
  }

  /** One more than asked for when something is older. */
  private List<StoredDecision> some(DecisionFilter filter, PageKey from, int most) {
    return open.storage().decisionHistory().list(filter, from, most + 1).entries();
  }

  private static PageKey place(StoredDecision decision) {
    return PageKey.of(decision.id().value());
  }

  /** How many messages there are. */
  public long count(DecisionFilter filter) {
    Optional<Set<MailboxId>> own = onlyOf();
    return open.storage().decisionHistory().count(filter).stream()
        .filter(each -> own.isEmpty() || own.get().contains(each.mailbox()))
        .mapToLong(DecisionCount::count)
        .sum();
  }

  /** The mailboxes that the caller is limited to; empty if it is none. */
  private Optional<Set<MailboxId>> onlyOf() {
    Permissions caller = permissions;
    if (caller == null || caller.reach(Operation.LIST_MESSAGES) == Reach.ALL) {
      return Optional.empty();
    }
    boolean own = caller.reach(Operation.LIST_MESSAGES) == Reach.OWN;
    return Optional.of(own ? caller.mailboxes() : Set.of());
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
      permissions.demand(Operation.EXPLAIN_MESSAGE, Belonging.to(found.mailbox()));
    }
    return found;
  }

  /** Decisions about the same message elsewhere that the caller may see, the latest first. */
  public List<StoredDecision> copies(StoredDecision of) {
    return MessageId.parse(of.entry().identity().key()).stream()
        .flatMap(id -> open.storage().decisionHistory().find(id).stream())
        .filter(each -> !each.id().equals(of.id()))
        .filter(this::isVisible)
        .toList();
  }

  private boolean isVisible(StoredDecision decision) {
    return permissions == null
        || permissions.allows(Operation.EXPLAIN_MESSAGE, Belonging.to(decision.mailbox()));
  }
}
