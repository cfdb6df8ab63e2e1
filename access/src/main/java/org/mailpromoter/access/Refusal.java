package org.mailpromoter.access;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.web.Method;

/** Why a request is not answered. A value without markup; each {@link Face} shows it. */
public sealed interface Refusal {
  /** What the request names does not exist, or there is no such path. */
  record NotFound(String code, String sentence) implements Refusal {}

  /** The path exists with other methods. */
  record WrongMethod(Set<Method> allowed) implements Refusal {
    /** Copies the set. */
    public WrongMethod {
      allowed = Set.copyOf(allowed);
    }
  }

  /** Nobody is logged in, or the session or token has ended. */
  record LoginNeeded() implements Refusal {}

  /** The caller must log in again before this. */
  record LoginAgain() implements Refusal {}

  /** The caller may not do it. */
  record Forbidden(String code, String sentence) implements Refusal {}

  /** A browser sent it, and not from one of our pages. */
  record Forged(String sentence) implements Refusal {}

  /** It is for another host name. */
  record WrongHost() implements Refusal {}

  /** Values are wrong, each with its place. */
  record WrongInput(String sentence, List<WrongInputException.Problem> problems)
      implements Refusal {
    /** Copies the list. */
    public WrongInput {
      problems = List.copyOf(problems);
    }
  }

  /** The request makes sense, but not for this object. */
  record Conflict(String code, String sentence) implements Refusal {}

  /** The object was changed since, or the request states no version. */
  record Stale(boolean conditional) implements Refusal {}

  /** The body is larger than this many bytes. */
  record TooLarge(long most) implements Refusal {}

  /** Too many requests or logins. */
  record TooMany(Duration retryAfter) implements Refusal {}

  /** The storage is not open at the moment. */
  record Unavailable(String sentence, Duration retryAfter) implements Refusal {}

  /** A part of the installation failed: the storage, a directory, a mail server. */
  record Failed(String code, String sentence, String remedy) implements Refusal {}

  /** A defect of this program; the log has the details under the id of the request. */
  record Defect(String request) implements Refusal {
    /** Rejects null. */
    public Defect {
      Objects.requireNonNull(request, "request");
    }
  }
}
