package org.mailpromoter.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.Caller;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Face;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.access.Revealed;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.english.EnglishForbidden;
import org.mailpromoter.installation.english.EnglishMissing;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.MalformedException;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Routes;
import org.mailpromoter.web.TooLargeException;

/** Does what the gate does, with names instead of tokens, and lets defects through to the test. */
final class TestGate {
  private final Face face;
  private final Desk desk;
  private final Routes<Entry> routes;

  TestGate(Face face, Desk desk) {
    this.face = face;
    this.desk = desk;
    this.routes = new Routes<>(face.routes());
  }

  Response handle(Request request) {
    Routes.Found<Entry> found = routes.find(request);
    if (found instanceof Routes.Found.OtherMethods<Entry> other) {
      return face.refuse(request, new Refusal.WrongMethod(other.allowed()));
    }
    if (!(found instanceof Routes.Found.One<Entry> one)) {
      return face.refuse(request, new Refusal.NotFound("not-found", "There is no such path."));
    }
    Optional<Identity> caller = caller(request);
    if (caller.isEmpty()) {
      return face.refuse(request, new Refusal.LoginNeeded());
    }
    try {
      Desk.Work<Response, Exception> work =
          open -> enter(one.request(), caller.get(), one.route().target(), open);
      return desk.lend(work);
    } catch (Desk.ClosedException e) {
      return face.refuse(
          request, new Refusal.Unavailable("A command works.", Duration.ofSeconds(5)));
    } catch (RuntimeException e) {
      if (e instanceof Faulted fault) {
        return face.refuse(
            request,
            new Refusal.Failed(fault.code().id(), fault.sentence(), fault.code().remedy()));
      }
      throw e;
    } catch (Exception e) {
      return face.refuse(request, refusal(e));
    }
  }

  private static Response enter(
      Request request, Identity caller, Entry entry, OpenInstallation open) throws Exception {
    Permissions permissions = Permissions.of(caller, open.parts().deployment());
    permissions.demand(entry.operation());
    Revealed revealed = new Revealed();
    boolean reveals = entry.operation() == Operation.REVEAL_MESSAGE;
    Disclosure disclosure = reveals ? Disclosure.WITH_REASON : Disclosure.ALWAYS;
    Sight sight = Sight.of(permissions, disclosure, revealed::contains);
    return entry
        .answer()
        .to(new Visit(request, caller(caller), permissions, sight, revealed, open, Channel.API));
  }

  private static Caller caller(Identity identity) {
    Holder holder = new Holder(identity.name(), identity.role(), identity.user(), Optional.empty());
    return new Caller(identity, holder, new Caller.Proof.Socket(), "");
  }

  private static Optional<Identity> caller(Request request) {
    return switch (request.header("Authorization").orElse("")) {
      case "Bearer admin" -> Optional.of(Identity.of("admin", Role.ADMINISTRATOR));
      case "Bearer nobody" ->
          Optional.of(Identity.of("nobody", Role.ADMINISTRATOR).within(Set.of()));
      case "Bearer auditor" -> Optional.of(Identity.of("auditor", Role.AUDITOR));
      case "Bearer anna" ->
          Optional.of(Identity.of("anna", Role.USER).as(new RecordId(RecordKind.USER, "anna")));
      default -> Optional.empty();
    };
  }

  private static Refusal refusal(Exception failure) {
    if (failure instanceof NotFoundException missing) {
      return new Refusal.NotFound("not-found/" + missing.kind(), EnglishMissing.of(missing));
    }
    if (failure instanceof RefusedException refused) {
      return new Refusal.Conflict("refused/" + refused.why(), EnglishRefused.of(refused));
    }
    if (failure instanceof ForbiddenException forbidden) {
      return forbidden.why() == ForbiddenException.Why.FOREIGN
          ? new Refusal.NotFound("not-found", "It does not exist, or it is not yours.")
          : new Refusal.Forbidden("forbidden", EnglishForbidden.of(forbidden));
    }
    if (failure instanceof ConfigurationException wrong) {
      return new Refusal.WrongInput(wrong.sentence(), List.of());
    }
    return input(failure);
  }

  private static Refusal input(Exception failure) {
    if (failure instanceof WrongInputException wrong) {
      return new Refusal.WrongInput("Values are wrong.", wrong.problems());
    }
    if (failure instanceof WrongPageException wrong) {
      return new Refusal.WrongInput(
          "Values are wrong.", List.of(new WrongInputException.Problem("after", wrong.word())));
    }
    if (failure instanceof StaleException stale) {
      return new Refusal.Stale(stale.isConditional());
    }
    if (failure instanceof TooLargeException large) {
      return new Refusal.TooLarge(large.most());
    }
    if (failure instanceof MalformedException malformed) {
      return new Refusal.WrongInput(String.valueOf(malformed.getMessage()), List.of());
    }
    throw failure instanceof IOException
        ? new IllegalStateException("a request that cannot be read", failure)
        : new IllegalStateException("not expected", failure);
  }
}
