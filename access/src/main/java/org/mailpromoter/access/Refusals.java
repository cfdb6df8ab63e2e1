package org.mailpromoter.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.english.EnglishForbidden;
import org.mailpromoter.installation.english.EnglishMissing;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.MalformedException;
import org.mailpromoter.web.TooLargeException;

/** Turns what a use case throws into a refusal. */
final class Refusals {
  /** What those who may see only their own get for what is not there and for what is not theirs. */
  static final Refusal NOTHING_OF_YOURS =
      new Refusal.NotFound("not-found", "It does not exist, or it is not yours.");

  private static final System.Logger LOG = System.getLogger(Refusals.class.getName());
  private static final Duration SOON = Duration.ofSeconds(5);

  private Refusals() {}

  /**
   * The refusal.
   *
   * @param all whether the caller may see every object, and so may learn what exists
   * @param request the id of the request
   */
  static Refusal of(Throwable failure, boolean all, String request) {
    if (failure instanceof RefusalException refused) {
      return refused.refusal();
    }
    if (failure instanceof NotFoundException missing) {
      return all
          ? new Refusal.NotFound(missing.code(), EnglishMissing.of(missing))
          : NOTHING_OF_YOURS;
    }
    if (failure instanceof ForbiddenException forbidden) {
      return of(forbidden);
    }
    if (failure instanceof RefusedException refused) {
      return new Refusal.Conflict(refused.code(), EnglishRefused.of(refused));
    }
    if (failure instanceof CancellationException) {
      return new Refusal.Conflict("cancelled", "Cancelled. Nothing was changed.");
    }
    return failure instanceof IOException unread ? of(unread) : ofInput(failure, request);
  }

  private static Refusal of(ForbiddenException forbidden) {
    return forbidden.why() == ForbiddenException.Why.FOREIGN
        ? NOTHING_OF_YOURS
        : new Refusal.Forbidden(forbidden.code(), EnglishForbidden.of(forbidden));
  }

  private static Refusal of(IOException unread) {
    if (unread instanceof TooLargeException large) {
      return new Refusal.TooLarge(large.most());
    }
    String sentence =
        unread instanceof MalformedException malformed
            ? String.valueOf(malformed.getMessage())
            : "The request ended before all of it was read.";
    return new Refusal.WrongInput(sentence, List.of());
  }

  private static Refusal ofInput(Throwable failure, String request) {
    if (failure instanceof WrongInputException wrong) {
      int count = wrong.problems().size();
      String sentence = count == 1 ? "A value is wrong." : count + " values are wrong.";
      return new Refusal.WrongInput(sentence, wrong.problems());
    }
    if (failure instanceof StaleException stale) {
      return new Refusal.Stale(stale.isConditional());
    }
    if (failure instanceof ConfigurationException wrong) {
      return new Refusal.WrongInput(wrong.sentence(), List.of());
    }
    return ofParts(failure, request);
  }

  private static Refusal ofParts(Throwable failure, String request) {
    if (failure instanceof Desk.ClosedException) {
      return new Refusal.Unavailable(
          "A command works with the storage at the moment. The page comes back by itself.", SOON);
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new Refusal.Unavailable("The service ends.", SOON);
    }
    if (failure instanceof Faulted fault) {
      if (fault.code() == StoreError.IN_USE) {
        return new Refusal.Unavailable(fault.sentence(), SOON);
      }
      LOG.log(Level.WARNING, "Request {0} failed: {1}", request, fault.sentence());
      return new Refusal.Failed(fault.code().id(), fault.sentence(), fault.code().remedy());
    }
    LOG.log(Level.ERROR, "Request " + request + " met a defect of this program.", failure);
    return new Refusal.Defect(request);
  }
}
