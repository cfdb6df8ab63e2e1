package org.mailpromoter.console.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.MessageSelection;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.template.message.JtelistGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The list of analyzed messages. */
public final class MessagesScreen implements Screen {
  /** As far as new messages are counted. */
  private static final int NEWER = 99;

  private final CommandTwins twins;
  private final Work work;

  /**
   * A list.
   *
   * @param twins the commands that show the same
   * @param work what was begun for many messages
   */
  public MessagesScreen(CommandTwins twins, Work work) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.work = Objects.requireNonNull(work, "work");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(MessageFilters.PATH, Operation.LIST_MESSAGES, this::list),
        Screen.page(
            MessageFilters.PATH + "/newer", Operation.LIST_MESSAGES, MessagesScreen::newer));
  }

  private Response list(Visit visit) throws WrongPageException {
    Fields query = visit.request().query().without(Announcement.FIELD).without(Work.JOB);
    try {
      return page(200, page(visit, query));
    } catch (WrongInputException e) {
      return page(400, new MessageList(visit, query).refused(frame(visit, query).with(e)));
    }
  }

  private MessagesPage page(Visit visit, Fields query)
      throws WrongInputException, WrongPageException {
    QueryReader reader = new QueryReader(query, visit.open().now());
    Optional<GroupBy> by = reader.word(MessageGroups.FIELD, Vocabulary.GROUPS);
    reader.finish();
    MessageSelection selection = MessageSelection.of(filters(query), visit.open());
    MessageList list = new MessageList(visit, query);
    Frame frame = frame(visit, query);
    return by.isPresent() ? list.grouped(frame, selection, by.get()) : list.page(frame, selection);
  }

  private static Fields filters(Fields query) {
    return query.without(MessageGroups.FIELD).without(MessageList.SELECT);
  }

  private Frame frame(Visit visit, Fields query) {
    Frame frame =
        Frame.of(visit, Section.MESSAGES, "Analyzed messages")
            .twin(List.of(twins.messages(query.without(MessageList.SELECT))), resource(query));
    return work.result(visit, Retries.Retried.class)
        .map(SelectionScreen::notice)
        .map(frame::with)
        .orElse(frame);
  }

  private static String resource(Fields query) {
    String messages = "/api/v1/messages";
    return query.first(MessageGroups.FIELD).isPresent()
        ? Queries.path(messages + "/groups", query.without(MessageList.SELECT).without("after"))
        : Queries.path(messages, filters(query));
  }

  /** How many messages of a list were decided since it was shown, in words; nothing for none. */
  private static Response newer(Visit visit) throws WrongInputException {
    Fields query = visit.request().query();
    QueryReader reader = new QueryReader(query, visit.open().now());
    int after = reader.number("after-decision", 0, Integer.MAX_VALUE, 0);
    reader.finish();
    MessageSelection selection = MessageSelection.of(query.without("after-decision"), visit.open());
    CappedCount count =
        new AnalyzedMessages(visit.open())
            .visibleTo(visit.permissions(), visit.sight())
            .newer(selection.filter(), after, NEWER);
    String words = count.number() == 0 ? "" : Words.count(count, "new message", "new messages");
    return Response.of(200)
        .text("text/plain", words)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }

  private static Response page(int status, MessagesPage page) {
    return Pages.of(status, output -> JtelistGenerated.render(output, null, page));
  }
}
