package org.mailpromoter.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;
import org.mailpromoter.web.Routes;
import org.mailpromoter.web.Routes.Found;

/**
 * Stands before every use case that can be reached over HTTP, and lets a request through to it if
 * it is for us, from somebody we know, sent by themselves, and allowed. Thread-safe.
 */
public final class Gate implements Handler {
  private static final System.Logger LOG = System.getLogger(Gate.class.getName());
  private static final int AT_ONCE = 300;

  /** An office of fifty people may share an address. */
  private static final Duration EACH = Duration.ofMillis(20);

  private final List<Face> faces;
  private final Routes<Behind> routes;
  private final Ground ground;
  private final RateLimit addresses;
  private final RateLimit warnings;
  private final Passage passage;

  /** What is behind a route. */
  private sealed interface Behind {
    /** Whose route it is. */
    Face face();

    /** A use case. */
    record Case(Face face, Entry entry) implements Behind {}

    /** What everybody may use. */
    record Open(Face face, PublicEntry entry) implements Behind {}
  }

  /**
   * A gate.
   *
   * @param ourUser the operating system user of this process, who administers it
   * @param faces the first that owns a path answers
   */
  public Gate(Ground ground, String ourUser, List<Face> faces) {
    this.ground = Objects.requireNonNull(ground, "ground");
    this.faces = List.copyOf(faces);
    this.passage = new Passage(ground, new Callers(ground.proxies(), ourUser));
    this.addresses = new RateLimit(ground.clock(), AT_ONCE, EACH);
    this.warnings = new RateLimit(ground.clock(), 1, Duration.ofMinutes(1));
    this.routes = new Routes<>(all(faces));
  }

  private static List<Route<Behind>> all(List<Face> faces) {
    List<Route<Behind>> all = new ArrayList<>();
    for (Face face : faces) {
      for (Route<Entry> each : face.routes()) {
        all.add(to(each, new Behind.Case(face, each.target())));
      }
      for (Route<PublicEntry> each : face.publicRoutes()) {
        all.add(to(each, new Behind.Open(face, each.target())));
      }
    }
    return all;
  }

  private static Route<Behind> to(Route<?> route, Behind behind) {
    return new Route<>(route.method(), route.template(), behind, route.most());
  }

  @Override
  public Response handle(Request request) {
    Optional<Face> owner = faces.stream().filter(each -> each.owns(request.path())).findFirst();
    if (owner.isEmpty()) {
      return Response.of(404);
    }
    Optional<Origin> origin = ground.hosts().find(request);
    if (origin.isEmpty()) {
      return owner.get().refuse(request, new Refusal.WrongHost());
    }
    warnOfPretender(request);
    Found<Behind> found = routes.find(request);
    Optional<Duration> wait =
        isCounted(found) ? addresses.take(ground.proxies().counted(request)) : Optional.empty();
    return wait.isPresent()
        ? owner.get().refuse(request, new Refusal.TooMany(wait.get()))
        : route(owner.get(), origin.get(), found, request);
  }

  private static boolean isCounted(Found<Behind> found) {
    return !(found instanceof Found.One<Behind> one
        && one.route().target() instanceof Behind.Open open
        && !open.entry().isCounted());
  }

  private void warnOfPretender(Request request) {
    if (ground.proxies().isPretended(request) && warnings.take("pretender").isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0} sends the header {1}, by which only proxies may name accounts. It is ignored.",
          ground.proxies().client(request),
          ground.proxies().header());
    }
  }

  private Response route(Face owner, Origin origin, Found<Behind> found, Request request) {
    if (found instanceof Found.One<Behind> one) {
      Response response = answer(one.route().target(), origin, one.request());
      return response.note(one.route().template().toString(), response.note().account());
    }
    return owner.refuse(
        request,
        found instanceof Found.OtherMethods<Behind> others
            ? new Refusal.WrongMethod(others.allowed())
            : new Refusal.NotFound("not-found/path", "There is nothing at this path."));
  }

  private Response answer(Behind behind, Origin origin, Request request) {
    try {
      return behind instanceof Behind.Open open
          ? open.entry().to(request)
          : answer((Behind.Case) behind, origin, request);
    } catch (Exception | StackOverflowError | LinkageError e) {
      return behind.face().refuse(request, Refusals.of(e, false, request.id()));
    }
  }

  /** The form is read before the installation is borrowed: a slow sender keeps nobody waiting. */
  private Response answer(Behind.Case use, Origin origin, Request request)
      throws IOException, Desk.ClosedException {
    try (SentForm sent = read(use.face(), origin, request)) {
      return ground
          .desk()
          .lend(open -> passage.answer(use.face(), use.entry(), origin, sent, open));
    }
  }

  /** Files are taken from pages only, and only of those we know. */
  private SentForm read(Face face, Origin origin, Request request)
      throws IOException, Desk.ClosedException {
    if (face.channel() != Channel.CONSOLE || !SentForm.holdsFile(request)) {
      return SentForm.of(request);
    }
    boolean known = ground.desk().lend(open -> passage.isKnown(origin, request, open));
    return known ? SentForm.ofFile(request) : SentForm.unread(request);
  }
}
