package org.mailpromoter.console.access;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.template.access.JtelistGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.AccessList;
import org.mailpromoter.installation.change.ApiTokens;
import org.mailpromoter.installation.change.Sessions;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Accounts, API tokens and sessions. */
public final class AccessScreen implements Screen {
  static final String PATH = "/access";

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public AccessScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.SEE_ACCESS, this::page),
        Screen.form(PATH + "/tokens/{token}/revoke", Operation.REVOKE_ACCESS, AccessScreen::revoke),
        Screen.form(PATH + "/sessions/{session}/end", Operation.REVOKE_ACCESS, AccessScreen::end));
  }

  private Response page(Visit visit) {
    Frame frame =
        Frame.of(visit, Section.ACCESS, "Access").twin(twins.access(), "/api/v1/api-tokens");
    AccessPage page = new AccessView(visit).page(frame);
    return Pages.of(output -> JtelistGenerated.render(output, null, page));
  }

  /** Back to the list, which says what was done. */
  static Response done(Visit visit, String said) {
    return Announcement.then(visit, PATH, said);
  }

  private static Response revoke(Visit visit) throws NotFoundException, ForbiddenException {
    ApiToken token = new AccessList(visit.open()).token(visit.request().parameter("token"));
    visit.permissions().demand(Operation.REVOKE_ACCESS, Belonging.to(token.holder().name()));
    new ApiTokens(visit.open()).revoke(visit.requester(""), token.id());
    return done(visit, "The token is revoked. It stopped at once.");
  }

  private static Response end(Visit visit) throws NotFoundException, ForbiddenException {
    LoginSession session =
        new AccessList(visit.open()).session(visit.request().parameter("session"));
    visit.permissions().demand(Operation.REVOKE_ACCESS, Belonging.to(session.holder().name()));
    new Sessions(visit.open()).end(visit.requester(""), session);
    return done(visit, "The session ended.");
  }
}
