package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.MAKE_TOKEN;
import static org.mailpromoter.installation.permission.Operation.REVOKE_ACCESS;
import static org.mailpromoter.installation.permission.Operation.SEE_ACCESS;
import static org.mailpromoter.web.Method.DELETE;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.documents.AccessDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AccessList;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.ApiTokens;
import org.mailpromoter.installation.change.Sessions;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Scope;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** API tokens, and sessions of those who are logged in: of the caller, or of everybody. */
final class AccessRoutes {
  private static final long USUAL_DAYS = 90;

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/api-tokens", SEE_ACCESS, AccessRoutes::tokens),
        Call.confidential(POST, "/api-tokens", MAKE_TOKEN, AccessRoutes::make),
        Call.route(DELETE, "/api-tokens/{token}", REVOKE_ACCESS, AccessRoutes::revoke),
        Call.route(GET, "/sessions", SEE_ACCESS, AccessRoutes::sessions),
        Call.route(DELETE, "/sessions/{session}", REVOKE_ACCESS, AccessRoutes::end),
        Call.route(POST, "/sessions/end", REVOKE_ACCESS, AccessRoutes::endAll));
  }

  private static Response tokens(Call call) throws WrongInputException {
    call.parameters().finish();
    AccessList list = new AccessList(call.open());
    List<ApiToken> tokens = call.isForOwnOnly() ? list.tokens(call.account()) : list.tokens();
    return Answers.page(call.request(), AccessDocuments.tokens(tokens, call.now()), "api_tokens");
  }

  private static Response make(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          WrongInputException,
          IOException {
    JsonObject body = call.body();
    body.demandedText("label");
    Optional<String> label = body.text("label", ApiToken.LABEL_LENGTH);
    Set<Scope> scopes = body.words("scopes", Vocabulary.SCOPES);
    long days = body.number("days", 1, ApiTokens.LONGEST.toDays()).orElse(USUAL_DAYS);
    Optional<String> name = body.text("name", ApiToken.LABEL_LENGTH);
    Optional<Role> role = body.word("role", Vocabulary.ROLES);
    body.finish();
    Holder holder = holder(call, name.orElse(call.account()), role);
    return Answers.of(
        AccessDocuments.made(
            new ApiTokens(call.open())
                .make(
                    call.requester(),
                    call.visit().identity(),
                    holder,
                    label.orElseThrow(),
                    scopes,
                    Duration.ofDays(days))));
  }

  /** The caller, or a program that has a role, or the holder of an account. */
  private static Holder holder(Call call, String name, Optional<Role> role)
      throws NotFoundException, RefusedException, ForbiddenException {
    call.demand(Belonging.to(name));
    if (role.isPresent()) {
      return new AccountList(call.open()).program(name, role.get());
    }
    return name.equals(call.account())
        ? call.visit().caller().holder()
        : new AccountList(call.open()).find(name).holder();
  }

  private static Response revoke(Call call) throws NotFoundException, ForbiddenException {
    ApiToken token = new AccessList(call.open()).token(call.text("token"));
    call.demand(Belonging.to(token.holder().name()));
    new ApiTokens(call.open()).revoke(call.requester(), token.id());
    return Answers.of(AccessDocuments.revoked(token.id()));
  }

  private static Response sessions(Call call) throws WrongInputException {
    call.parameters().finish();
    AccessList list = new AccessList(call.open());
    List<LoginSession> sessions =
        call.isForOwnOnly() ? list.sessions(call.account()) : list.sessions();
    return Answers.page(call.request(), AccessDocuments.sessions(sessions), "sessions");
  }

  private static Response end(Call call) throws NotFoundException, ForbiddenException {
    LoginSession session = new AccessList(call.open()).session(call.text("session"));
    call.demand(Belonging.to(session.holder().name()));
    new Sessions(call.open()).end(call.requester(), session);
    return Answers.of(AccessDocuments.ended(1));
  }

  private static Response endAll(Call call)
      throws ForbiddenException, WrongInputException, IOException {
    JsonObject body = call.body();
    String of = body.demandedText("of");
    body.finish();
    call.demand(Belonging.to(of));
    int ended = new Sessions(call.open()).endAll(call.requester(), of);
    return Answers.of(AccessDocuments.ended(ended));
  }
}
