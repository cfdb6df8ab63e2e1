package org.mailpromoter.access;

import java.util.OptionalLong;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.installation.change.Logins;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Request;

/** Keeps in the audit log who logged in and out, and who was refused. Thread-safe. */
final class LoginAudit {
  /** The actor of a login that was refused: the person is not known. */
  private static final Actor NOBODY = new Actor.Program("login page");

  private final Ground ground;
  private final RefusedLogins refusals;

  LoginAudit(Ground ground) {
    this.ground = ground;
    this.refusals = new RefusedLogins(ground.clock());
  }

  private static Requester requester(Request request, Actor actor) {
    return new Requester(actor, Channel.CONSOLE, request.id(), "");
  }

  private static Requester requester(Request request, LoginSession session) {
    return requester(request, new Actor.Person(session.holder().name()));
  }

  /** Begins a session. */
  void begin(Request request, LoginSession session) throws Desk.ClosedException {
    ground
        .desk()
        .lend(
            open -> {
              new Logins(open).begin(requester(request, session), session);
              return session;
            });
  }

  /** Ends a session, if it has not ended. */
  void end(Request request, LoginSession session) throws Desk.ClosedException {
    ground
        .desk()
        .lend(
            open -> {
              new Logins(open).end(requester(request, session), session);
              return session;
            });
  }

  /**
   * Notes a login that was refused.
   *
   * @param name the name that was typed; empty if none is
   */
  void refused(Request request, LoginWay way, String name) throws Desk.ClosedException {
    String address = ground.proxies().client(request);
    ground
        .desk()
        .lend(
            open -> {
              boolean known =
                  AccountId.parse(name).flatMap(open.storage().accountStore()::find).isPresent();
              String key = known ? "account " + name : ground.proxies().counted(request);
              OptionalLong others = refusals.count(key);
              others.ifPresent(
                  more ->
                      new Logins(open)
                          .refused(
                              requester(request, NOBODY),
                              new Logins.Refused(way, name, address, more)));
              return address;
            });
  }
}
