package org.mailpromoter.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;

/**
 * Which entries of the audit log a query is about, by the names of the command's options, and which
 * page of them.
 *
 * @param filter which entries, of those that the caller may see
 * @param page which page of them
 */
public record AuditSelection(AuditFilter filter, PageRequest page) {
  /** The fields that choose entries. */
  public static final Set<String> FILTERS = Set.of("by", "operation", "object", "since", "until");

  private static final Set<String> KNOWN =
      Set.of("by", "operation", "object", "since", "until", "limit", "after");

  /** Rejects nulls. */
  public AuditSelection {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(page, "page");
  }

  /**
   * The selection of a query.
   *
   * @throws WrongInputException if a value is wrong, or a field is unknown
   */
  public static AuditSelection of(Visit visit) throws WrongInputException {
    QueryReader reader = new QueryReader(visit.request().query(), visit.open().now());
    reader.allow(KNOWN);
    AuditFilter filter =
        new AuditFilter(
            reader.text("by"),
            reader.word("operation", Vocabulary.DEEDS),
            reader.text("object"),
            reader.time("since"),
            reader.time("until"),
            viewer(visit.permissions()));
    AuditSelection selection = new AuditSelection(filter, reader.page());
    reader.finish();
    return selection;
  }

  /** Who may see their own entries only sees what they did and what concerns them. */
  private static Optional<AuditFilter.Viewer> viewer(Permissions permissions) {
    return permissions.reach(Operation.SEE_AUDIT) == Reach.ALL
        ? Optional.empty()
        : Optional.of(new AuditFilter.Viewer(permissions.identity().name(), permissions.owners()));
  }
}
