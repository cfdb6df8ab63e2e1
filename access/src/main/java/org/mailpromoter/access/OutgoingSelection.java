package org.mailpromoter.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.web.Fields;

/**
 * Which outgoing mails a query is about, by the names of the command's options, and which page of
 * them.
 *
 * @param filter which mails
 * @param page which page of them
 */
public record OutgoingSelection(OutgoingFilter filter, PageRequest page) {
  private static final Set<String> KNOWN = Set.of("phase", "mailbox", "limit", "after");

  /** Rejects nulls. */
  public OutgoingSelection {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(page, "page");
  }

  /**
   * The selection of a query.
   *
   * @throws WrongInputException if a value is wrong, or a field is unknown
   */
  public static OutgoingSelection of(Fields query, OpenInstallation open)
      throws WrongInputException {
    QueryReader reader = new QueryReader(query, open.now());
    reader.allow(KNOWN);
    Set<Phase> phases = reader.words("phase", Vocabulary.PHASES);
    Optional<MailboxId> mailbox = reader.named("mailbox", new MailNames(open)::mailbox);
    OutgoingSelection selection =
        new OutgoingSelection(
            new OutgoingFilter(
                phases.isEmpty() ? OutgoingFilter.ALL.phases() : phases, mailbox.map(Set::of)),
            reader.page());
    reader.finish();
    return selection;
  }
}
