package org.mailpromoter.console.message;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.documents.DecisionDocuments;
import org.mailpromoter.documents.Document;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.export.CsvText;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/**
 * The list of messages as a file, in the same form as the API has it. The storage is lent for one
 * page at a time, so that a slow client keeps nobody waiting and nothing in memory.
 */
public final class MessageExport implements Screen {
  /** How many messages a file has at most. */
  static final int MOST = 100_000;

  private static final int TOGETHER = 500;
  private static final int MOST_PAGES = 2_000;
  private static final List<String> COLUMNS =
      List.of(
          "decision",
          "received_at",
          "decided_at",
          "mailbox",
          "from",
          "subject",
          "outcome",
          "reason",
          "sub_reasons",
          "activity",
          "message_id");

  private final Desk desk;

  /** Exports of what a desk lends. */
  public MessageExport(Desk desk) {
    this.desk = Objects.requireNonNull(desk, "desk");
  }

  /** The lines of a file. */
  private interface Form {
    /** What stands before the messages. */
    String head();

    /** The line of a message. */
    String line(Document message);

    /** A last line for people. */
    String note(String sentence);
  }

  private static final Form CSV =
      new Form() {
        @Override
        public String head() {
          return CsvText.row(COLUMNS);
        }

        @Override
        public String line(Document message) {
          return CsvText.row(
              COLUMNS.stream().map(each -> text(message.members().get(each))).toList());
        }

        @Override
        public String note(String sentence) {
          return CsvText.row(List.of(sentence));
        }
      };

  private static final Form JSON_LINES =
      new Form() {
        @Override
        public String head() {
          return "";
        }

        @Override
        public String line(Document message) {
          return new String(message.oneLine(), StandardCharsets.UTF_8) + "\n";
        }

        @Override
        public String note(String sentence) {
          return "{\"note\":\"" + sentence + "\"}\n";
        }
      };

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(
            MessageFilters.PATH + ".csv",
            Operation.LIST_MESSAGES,
            visit -> export(visit, CsvText.TYPE, "csv", CSV)),
        Screen.page(
            MessageFilters.PATH + ".jsonl",
            Operation.LIST_MESSAGES,
            visit -> export(visit, "application/jsonl", "jsonl", JSON_LINES)));
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Collection<?> all) {
      return all.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
    return value == null ? "" : value.toString();
  }

  private Response export(Visit visit, String type, String ending, Form form)
      throws WrongInputException {
    DecisionFilter filter = MessageSelection.of(visit.request().query(), visit.open()).filter();
    return Response.of(200).stream(type, out -> write(visit, filter, form, out))
        .header("Content-Disposition", "attachment; filename=\"messages." + ending + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }

  private void write(Visit visit, DecisionFilter filter, Form form, OutputStream out)
      throws IOException {
    out.write(form.head().getBytes(StandardCharsets.UTF_8));
    Optional<PageRequest> page = Optional.of(PageRequest.first(TOGETHER));
    int count = 0;
    for (int read = 0; page.isPresent() && count < MOST && read < MOST_PAGES; read++) {
      AnalyzedMessages.Listing found = read(visit, filter, page.get());
      StringBuilder lines = new StringBuilder();
      for (StoredDecision each : found.decisions()) {
        lines.append(form.line(DecisionDocuments.message(each)));
      }
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      count += found.decisions().size();
      page = found.next().map(word -> PageRequest.after(word, TOGETHER));
    }
    if (page.isPresent()) {
      out.write(form.note(note(count)).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String note(int count) {
    return "The file ends here, after "
        + Words.count(count, "message", "messages")
        + ". Narrow the filters to get the rest.";
  }

  private AnalyzedMessages.Listing read(Visit visit, DecisionFilter filter, PageRequest page)
      throws IOException {
    try {
      return desk.lend(open -> read(open, visit, filter, page));
    } catch (Desk.ClosedException e) {
      throw new IOException("the storage was closed", e);
    }
  }

  private static AnalyzedMessages.Listing read(
      OpenInstallation open, Visit visit, DecisionFilter filter, PageRequest page)
      throws IOException {
    try {
      return new AnalyzedMessages(open)
          .visibleTo(visit.permissions(), visit.sight())
          .page(filter, page);
    } catch (WrongPageException e) {
      throw new IOException("a page of our own is of another list", e);
    }
  }
}
