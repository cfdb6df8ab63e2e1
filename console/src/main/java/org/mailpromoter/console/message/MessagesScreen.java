package org.mailpromoter.console.message;

import java.util.List;
import java.util.Objects;
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
import org.mailpromoter.console.template.message.JtelistGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.history.CappedCount;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The list of analyzed messages. */
public final class MessagesScreen implements Screen {
  /** As far as new messages are counted. */
  private static final int NEWER = 99;

  private final CommandTwins twins;

  /** A list that shows the command that lists the same. */
  public MessagesScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(MessageFilters.PATH, Operation.LIST_MESSAGES, this::list),
        Screen.page(
            MessageFilters.PATH + "/newer", Operation.LIST_MESSAGES, MessagesScreen::newer));
  }

  private Response list(Visit visit) throws WrongPageException {
    Fields query = visit.request().query().without(Announcement.FIELD);
    try {
      MessageSelection selection = MessageSelection.of(query, visit.open());
      return page(200, new MessageList(visit, query).page(frame(visit, query), selection));
    } catch (WrongInputException e) {
      return page(400, new MessageList(visit, query).refused(frame(visit, query).with(e)));
    }
  }

  private Frame frame(Visit visit, Fields query) {
    return Frame.of(visit, Section.MESSAGES, "Analyzed messages")
        .twin(List.of(twins.messages(query)), Queries.path("/api/v1/messages", query));
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
