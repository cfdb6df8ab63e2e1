package org.mailpromoter.console.conversation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.outgoing.ComposeScreen;
import org.mailpromoter.console.template.conversation.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.Conversation;
import org.mailpromoter.installation.ask.Conversations;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The conversation of an activity. */
public final class ConversationScreen implements Screen {
  private final CommandTwins twins;

  /** Pages that show the commands that show the same. */
  public ConversationScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  /** The address of the conversation of an activity. */
  public static String path(long activity) {
    return "/conversations/" + activity;
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(Screen.page("/conversations/{number}", Operation.SEE_ACTIVITIES, this::page));
  }

  private Response page(Visit visit)
      throws NotFoundException, ForbiddenException, WrongInputException {
    long asked = Screen.number(visit, "number", Kind.ACTIVITY);
    QueryReader reader = new QueryReader(visit.request().query(), visit.open().now());
    reader.allow(Set.of("limit"));
    int limit = reader.number("limit", 1, Conversations.MOST, Conversations.USUAL);
    reader.finish();
    Conversation found =
        new Conversations(visit.open())
            .visibleTo(visit.permissions(), visit.sight())
            .of(asked, limit);
    ConversationLines lines = new ConversationLines(asked, visit.open().now());
    ConversationPage page =
        new ConversationView(found, lines, asked)
            .page(frame(visit, found, asked), limit, answers(visit, found));
    return Pages.of(output -> JteoneGenerated.render(output, null, page));
  }

  /** Ways to answer the latest mail of which the visitor may read the text. */
  private static List<Link> answers(Visit visit, Conversation conversation) {
    if (!ComposeScreen.mayWrite(visit)) {
      return List.of();
    }
    return conversation.activities().stream()
        .filter(each -> isReadable(visit, each))
        .max(Comparator.comparing(EmailActivity::sentAt))
        .map(EmailActivity::id)
        .map(
            each ->
                List.of(
                    new Link("Reply to the latest mail", ComposeScreen.path(each, "reply")),
                    new Link("Reply to all", ComposeScreen.path(each, "reply-all"))))
        .orElse(List.of());
  }

  private static boolean isReadable(Visit visit, EmailActivity shown) {
    try {
      return visit.sight().hasContent(new Activities(visit.open()).find(shown.id().value()));
    } catch (NotFoundException e) {
      return false; // it was erased meanwhile
    }
  }

  private Frame frame(Visit visit, Conversation conversation, long asked) {
    return Frame.of(visit, Section.ACTIVITIES, title(conversation))
        .under("Activities", "/activities")
        .twin(List.of(twins.conversation(asked)), "/api/v1" + path(asked));
  }

  private static String title(Conversation conversation) {
    return conversation.activities().stream()
        .map(EmailActivity::subject)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("(no subject)");
  }
}
