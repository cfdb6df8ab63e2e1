package org.mailpromoter.access;

import java.time.Instant;
import java.util.Optional;
import org.mailpromoter.access.IdentityProvider.Vouched;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Begins and ends sessions. Thread-safe. */
final class Sessions {
  private final Ground ground;
  private final LoginAudit audit;

  Sessions(Ground ground, LoginAudit audit) {
    this.ground = ground;
    this.audit = audit;
  }

  /** The holder of a login ticket, which is used up; empty if it is unknown or has expired. */
  Optional<Holder> useTicket(String ticket) throws Desk.ClosedException {
    Secret.Digest digest = Secret.of(ticket.strip()).digest();
    return ground
        .desk()
        .lend(
            open -> {
              Storage in = open.storage();
              return in.ticketStore()
                  .use(digest, ground.clock().instant())
                  .map(each -> each.holder())
                  .filter(each -> Callers.current(each, in).isPresent());
            });
  }

  /**
   * Begins a session with a new secret, so that one which somebody else planted is of no use, and
   * ends the one that the browser had.
   *
   * @return the response with the cookie
   */
  Response begin(Request request, Origin origin, Holder holder, LoginWay way, Response response)
      throws Desk.ClosedException {
    Instant now = ground.clock().instant();
    return begin(request, origin, new Vouched(holder, now), way, response);
  }

  /** The same for somebody whom a provider vouches for. */
  Response begin(Request request, Origin origin, Vouched vouched, Response response)
      throws Desk.ClosedException {
    return begin(request, origin, vouched, LoginWay.OIDC, response);
  }

  private Response begin(
      Request request, Origin origin, Vouched vouched, LoginWay way, Response response)
      throws Desk.ClosedException {
    Secret secret = Secret.random();
    Instant now = ground.clock().instant();
    LoginSession session =
        new LoginSession(
            secret.digest(),
            vouched.holder(),
            way,
            now,
            now,
            vouched.authenticated(),
            request.header("user-agent").orElse(""),
            ground.proxies().client(request));
    ground
        .desk()
        .lend(
            open -> {
              Storage in = open.storage();
              SessionCookie.read(request, origin)
                  .ifPresent(old -> in.sessionStore().end(old.digest()));
              return session;
            });
    audit.begin(request, session);
    return SessionCookie.set(response, origin, secret);
  }

  /** Ends the session with a secret, if it has not ended. */
  void end(Request request, Secret secret) throws Desk.ClosedException {
    Instant now = ground.clock().instant();
    Optional<LoginSession> session =
        ground.desk().lend(open -> open.storage().sessionStore().find(secret.digest(), now));
    if (session.isPresent()) {
      audit.end(request, session.get());
    }
  }
}
