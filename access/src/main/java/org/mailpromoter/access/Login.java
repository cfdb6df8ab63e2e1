package org.mailpromoter.access;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;
import org.mailpromoter.web.Template;

/** The routes by which people log in and out. Thread-safe. */
public final class Login {
  /** The page to log in on. */
  public static final String PAGE = "/login";

  /** Where a login ticket is sent. */
  public static final String TICKET = "/login/ticket";

  /** Where a name and a password are sent. */
  public static final String PASSWORD = "/login/password";

  /** Where a login at the provider begins. */
  public static final String PROVIDER = "/login/provider";

  /** Where the provider sends the browser afterwards. */
  public static final String ANSWER = "/login/provider/answer";

  /** Where the form to log out is sent. */
  public static final String LOGOUT = "/logout";

  private static final String AGAIN = "again";

  private final Ground ground;
  private final LoginAudit audit;
  private final Sessions sessions;
  private final LoginProofs proofs;
  private final LoginPages pages;
  private final LoginPages.Ways ways;
  private final Optional<ProviderLogin> provider;

  /**
   * Routes.
   *
   * @param passwords checks passwords
   * @param provider where people can log in, too
   * @param pages shows the pages
   */
  public Login(
      Ground ground,
      PasswordCheck passwords,
      Optional<IdentityProvider> provider,
      LoginPages pages) {
    this.ground = Objects.requireNonNull(ground, "ground");
    this.audit = new LoginAudit(ground);
    this.sessions = new Sessions(ground, audit);
    this.proofs = new LoginProofs(ground, sessions, passwords);
    this.pages = Objects.requireNonNull(pages, "pages");
    this.provider = provider.map(ProviderLogin::new);
    this.ways = new LoginPages.Ways(provider.map(IdentityProvider::name));
  }

  /**
   * The address of the page to log in on.
   *
   * @param next the path to go on to
   * @param again whether somebody who is logged in has to prove again who they are
   */
  public static String page(String next, boolean again) {
    return address(PAGE, next, again);
  }

  /**
   * The address where a login at the provider begins.
   *
   * @param next the path to go on to
   * @param again whether somebody who is logged in has to prove again who they are
   */
  public static String provider(String next, boolean again) {
    return address(PROVIDER, next, again);
  }

  private static String address(String path, String next, boolean again) {
    String encoded = URLEncoder.encode(next, StandardCharsets.UTF_8);
    return path + "?" + NextPath.FIELD + "=" + encoded + (again ? "&" + AGAIN + "=yes" : "");
  }

  /** The routes. */
  public List<Route<PublicEntry>> routes() {
    List<Route<PublicEntry>> all = new ArrayList<>();
    all.add(route(Method.GET, PAGE, request -> show(request, request.query(), Optional.empty())));
    all.add(route(Method.POST, TICKET, this::ticket));
    all.add(route(Method.POST, PASSWORD, this::password));
    all.add(route(Method.POST, LOGOUT, this::logout));
    provider.ifPresent(
        each -> {
          all.add(route(Method.GET, PROVIDER, request -> begin(request, each)));
          all.add(route(Method.GET, ANSWER, request -> finish(request, each)));
        });
    return List.copyOf(all);
  }

  private static Route<PublicEntry> route(Method method, String path, PublicEntry entry) {
    return new Route<>(method, Template.of(path), entry);
  }

  private Response show(Request request, Fields fields, Optional<String> problem) {
    boolean again = fields.first(AGAIN).isPresent();
    String name = problem.isPresent() ? fields.first("name").orElse("") : "";
    return pages.login(
        request, new LoginPages.Form(ways, NextPath.of(fields), again, problem, name));
  }

  private Response ticket(Request request)
      throws RefusalException, IOException, Desk.ClosedException {
    Origin origin = sentByOurPage(request);
    Fields form = request.form();
    LoginProofs.Outcome outcome = proofs.ticket(form, ground.proxies().counted(request));
    return answer(request, origin, form, LoginWay.TOKEN, outcome);
  }

  private Response password(Request request)
      throws RefusalException, IOException, Desk.ClosedException, InterruptedException {
    Origin origin = sentByOurPage(request);
    Fields form = request.form();
    LoginProofs.Outcome outcome = proofs.password(form, ground.proxies().counted(request));
    return answer(request, origin, form, LoginWay.PASSWORD, outcome);
  }

  private Response answer(
      Request request, Origin origin, Fields form, LoginWay way, LoginProofs.Outcome outcome)
      throws Desk.ClosedException {
    if (outcome instanceof LoginProofs.Outcome.Failed failed) {
      audit.refused(request, way, failed.name());
      return show(request, form, Optional.of(failed.sentence()));
    }
    LoginProofs.Outcome.Known known = (LoginProofs.Outcome.Known) outcome;
    Response next = Response.seeOther(NextPath.of(form));
    return sessions.begin(request, origin, known.holder(), way, next);
  }

  private Response begin(Request request, ProviderLogin at) throws RefusalException {
    Fields query = request.query();
    try {
      return at.begin(origin(request), NextPath.of(query), query.first(AGAIN).isPresent());
    } catch (IdentityProvider.ProviderException e) {
      return show(request, query, Optional.of(e.sentence()));
    }
  }

  private Response finish(Request request, ProviderLogin at)
      throws RefusalException, Desk.ClosedException {
    Origin origin = origin(request);
    try {
      ProviderLogin.Ended ended = at.finish(request, origin);
      Response page =
          pages.arrived(request, ended.next()).header("Refresh", "0; url=" + ended.next());
      Response begun = sessions.begin(request, origin, ended.vouched(), page);
      return ProviderLogin.forgotten(begun, origin);
    } catch (IdentityProvider.ProviderException e) {
      audit.refused(request, LoginWay.OIDC, "");
      Response page = show(request, Fields.none(), Optional.of(e.sentence()));
      return ProviderLogin.forgotten(page, origin);
    }
  }

  /** Nobody is to be logged in as somebody else by a page of another site. */
  private Origin sentByOurPage(Request request) throws RefusalException {
    Origin origin = origin(request);
    Optional<Refusal.Forged> forged = ForgedRequests.check(request, origin);
    if (forged.isPresent()) {
      throw new RefusalException(forged.get());
    }
    return origin;
  }

  private Origin origin(Request request) throws RefusalException {
    return ground
        .hosts()
        .find(request)
        .orElseThrow(() -> new RefusalException(new Refusal.WrongHost()));
  }

  private Response logout(Request request)
      throws RefusalException, IOException, Desk.ClosedException {
    Origin origin = origin(request);
    Optional<Secret> secret = SessionCookie.read(request, origin);
    if (secret.isPresent()) {
      SentForm sent = SentForm.of(request);
      String expected = FormTokens.of(secret.get().reveal());
      Optional<Refusal.Forged> forged =
          ForgedRequests.check(request, origin, expected, sent.token());
      if (forged.isPresent()) {
        throw new RefusalException(forged.get());
      }
      sessions.end(request, secret.get());
    }
    return SessionCookie.remove(Response.seeOther(PAGE), origin);
  }
}
