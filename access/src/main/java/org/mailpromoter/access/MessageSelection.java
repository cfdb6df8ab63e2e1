package org.mailpromoter.access;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.web.Fields;

/**
 * Which messages a query is about, by the names of the command's options, and which page of them.
 *
 * @param filter which messages
 * @param page which page of them
 */
public record MessageSelection(DecisionFilter filter, PageRequest page) {
  /** The fields that choose messages. */
  public static final Set<String> FILTERS =
      Set.of("mailbox", "sender", "reason", "sub-reason", "outcome", "text", "since", "until");

  /** The fields that choose a page. */
  public static final Set<String> PAGING = Set.of("limit", "after");

  /** Rejects nulls. */
  public MessageSelection {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(page, "page");
  }

  /**
   * The selection of a query.
   *
   * @throws WrongInputException if a value is wrong, or a field is unknown
   */
  public static MessageSelection of(Fields query, OpenInstallation open)
      throws WrongInputException {
    QueryReader reader = new QueryReader(query, open.now());
    Set<String> known = new HashSet<>(FILTERS);
    known.addAll(PAGING);
    reader.allow(known);
    MessageSelection selection = new MessageSelection(filter(reader, open), reader.page());
    reader.finish();
    return selection;
  }

  /** The filter of a query; the reader keeps what is wrong. */
  public static DecisionFilter filter(QueryReader reader, OpenInstallation open) {
    DecisionFilter filter =
        DecisionFilter.all()
            .withOutcomes(reader.words("outcome", Vocabulary.OUTCOMES))
            .withReasons(reader.words("reason", Vocabulary.REASONS))
            .withSubReasons(reader.words("sub-reason", Vocabulary.SUB_REASONS));
    Optional<MailboxId> mailbox = reader.named("mailbox", new MailNames(open)::mailbox);
    filter = mailbox.map(filter::withMailbox).orElse(filter);
    filter = reader.text("sender").map(filter::withSender).orElse(filter);
    filter = reader.text("text").map(SearchWords::of).map(filter::withText).orElse(filter);
    filter = reader.time("since").map(filter::withReceivedFrom).orElse(filter);
    return reader.time("until").map(filter::withReceivedBefore).orElse(filter);
  }
}
