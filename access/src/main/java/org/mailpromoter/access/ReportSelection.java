package org.mailpromoter.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.MailNames;
import org.mailpromoter.web.Fields;

/** Which messages the query of a report is about, by the names of the command's options. */
public final class ReportSelection {
  /** The fields that choose messages. */
  public static final List<String> FILTERS = List.of("since", "until", "mailbox");

  private static final Duration WEEK = Duration.ofDays(7);

  private ReportSelection() {}

  /**
   * The filter of a query: the last week, unless it says otherwise.
   *
   * @throws WrongInputException if a value is wrong, or a field is unknown
   */
  public static DecisionFilter of(Fields query, OpenInstallation open) throws WrongInputException {
    QueryReader reader = new QueryReader(query, open.now());
    reader.allow(Set.copyOf(FILTERS));
    DecisionFilter filter =
        DecisionFilter.all().withReceivedFrom(reader.time("since").orElse(open.now().minus(WEEK)));
    filter = reader.time("until").map(filter::withReceivedBefore).orElse(filter);
    Optional<MailboxId> mailbox = reader.named("mailbox", new MailNames(open)::mailbox);
    filter = mailbox.map(filter::withMailbox).orElse(filter);
    reader.finish();
    return filter;
  }
}
