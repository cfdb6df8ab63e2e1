package org.mailpromoter.access;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Effect;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** From a route to its use case: who asks, did they send it themselves, may they. Thread-safe. */
final class Passage {
  private static final System.Logger LOG = System.getLogger(Passage.class.getName());
  private static final int AT_ONCE = 300;
  private static final int MOST_CALLERS = 1_000;
  private static final Duration EACH = Duration.ofMillis(50);

  private final Ground ground;
  private final Callers callers;
  private final RateLimit identities;
  private final Map<String, Revealed> revealed =
      Collections.synchronizedMap(new Bounded<>(MOST_CALLERS));

  Passage(Ground ground, Callers callers) {
    this.ground = ground;
    this.callers = callers;
    this.identities = new RateLimit(ground.clock(), AT_ONCE, EACH);
  }

  /** Whether a request is of somebody we know. */
  boolean isKnown(Origin origin, Request request, OpenInstallation open) {
    return callers.find(request, origin, open.storage(), now()).isPresent();
  }

  /** The response of the use case, or why there is none. */
  Response answer(Face face, Entry entry, Origin origin, SentForm sent, OpenInstallation open) {
    Request request = sent.request();
    if (Callers.hasTwoProofs(request, origin)) {
      return face.refuse(
          request,
          new Refusal.WrongInput("Send an API token or a session, and not both.", List.of()));
    }
    Optional<Caller> caller = callers.find(request, origin, open.storage(), now());
    if (caller.isEmpty()) {
      return face.refuse(request, new Refusal.LoginNeeded());
    }
    Optional<Refusal> refusal = objection(caller.get(), origin, sent);
    Response response =
        refusal.isPresent()
            ? face.refuse(request, refusal.get())
            : answer(face, entry, caller.get(), request, open);
    return response.note("", caller.get().identity().name());
  }

  private Optional<Refusal> objection(Caller caller, Origin origin, SentForm sent) {
    Optional<Duration> wait = identities.take(caller.identity().name());
    if (wait.isPresent()) {
      return Optional.of(new Refusal.TooMany(wait.get()));
    }
    if (!caller.isAmbient() || !sent.request().method().changes()) {
      return Optional.empty();
    }
    return ForgedRequests.check(sent.request(), origin, caller.formToken(), sent.token())
        .map(
            forged -> {
              LOG.log(Level.WARNING, "Refused a forged request: {0}", sent.request().id());
              return forged;
            });
  }

  private Response answer(
      Face face, Entry entry, Caller caller, Request request, OpenInstallation open) {
    Permissions permissions = Permissions.of(caller.identity(), open.parts().deployment());
    boolean all = permissions.reach(entry.operation()) == Reach.ALL;
    try {
      permissions.demand(entry.operation());
      Optional<Refusal> guarded = guard(entry.operation(), caller, now());
      return guarded.isPresent()
          ? face.refuse(request, guarded.get())
          : entry.answer().to(visit(face, caller, permissions, request, open));
    } catch (Exception | StackOverflowError | LinkageError e) {
      return face.refuse(request, Refusals.of(e, all, request.id()));
    }
  }

  private Visit visit(
      Face face, Caller caller, Permissions permissions, Request request, OpenInstallation open) {
    Revealed shown = revealed.computeIfAbsent(caller.key(), each -> new Revealed());
    Sight sight = Sight.of(permissions, ground.disclosure(), shown::contains);
    return new Visit(request, caller, permissions, sight, shown, open, face.channel());
  }

  private static Optional<Refusal> guard(Operation operation, Caller caller, Instant now) {
    if (operation.effect() != Effect.GUARDED || caller.isFresh(now)) {
      return Optional.empty();
    }
    return Optional.of(
        caller.session().isPresent()
            ? new Refusal.LoginAgain()
            : new Refusal.Forbidden(
                "forbidden/proxy",
                "This needs a new login, which the proxy in front of the console cannot ask for."
                    + " Give the command on the host instead."));
  }

  private Instant now() {
    return ground.clock().instant();
  }
}
