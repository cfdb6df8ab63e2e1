package org.mailpromoter.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.web.Fields;

/**
 * Which activities a query is about, by the names of the command's options, and which page of them.
 *
 * @param filter which activities
 * @param page which page of them
 */
public record ActivitySelection(ActivityFilter filter, PageRequest page) {
  private static final Set<String> KNOWN =
      Set.of(
          "mailbox",
          "regarding",
          "queue",
          "party",
          "participant",
          "direction",
          "text",
          "since",
          "until",
          "limit",
          "after");

  /** Rejects nulls. */
  public ActivitySelection {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(page, "page");
  }

  /**
   * The selection of a query.
   *
   * @throws WrongInputException if a value is wrong, or a field is unknown
   */
  public static ActivitySelection of(Fields query, OpenInstallation open)
      throws WrongInputException {
    QueryReader reader = new QueryReader(query, open.now());
    reader.allow(KNOWN);
    ActivitySelection selection = new ActivitySelection(filter(reader, open), reader.page());
    reader.finish();
    return selection;
  }

  private static ActivityFilter filter(QueryReader reader, OpenInstallation open) {
    MailNames names = new MailNames(open);
    ActivityFilter filter = ActivityFilter.all();
    Optional<MailboxId> mailbox = reader.named("mailbox", names::mailbox);
    filter = mailbox.map(filter::withMailbox).orElse(filter);
    Optional<RecordId> queue = reader.named("queue", names::queue);
    filter = queue.map(filter::withQueue).orElse(filter);
    filter = reader.text("participant").map(filter::withParticipant).orElse(filter);
    filter = reader.record("party").map(filter::withParty).orElse(filter);
    filter = reader.text("text").map(SearchWords::of).map(filter::withText).orElse(filter);
    filter = reader.time("since").map(filter::withSentFrom).orElse(filter);
    filter = reader.time("until").map(filter::withSentBefore).orElse(filter);
    Optional<Direction> direction =
        reader.words("direction", Vocabulary.DIRECTIONS).stream().findFirst();
    filter = direction.map(filter::withDirection).orElse(filter);
    return reader.record("regarding").map(filter::withRegarding).orElse(filter);
  }
}
