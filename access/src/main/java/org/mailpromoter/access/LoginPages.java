package org.mailpromoter.access;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * Shows the pages around the login. They work without scripts; a script may put the fragment of the
 * address into the field {@code ticket} and send the form. Thread-safe.
 */
public interface LoginPages {
  /** The page to log in on. */
  Response login(Request request, Form form);

  /**
   * The page after a login elsewhere. It moves on to {@code next} by itself (the header {@code
   * Refresh} is added) and has a link to it. A redirection would not do: browsers send the cookie
   * of a session only when a page of ours leads on.
   */
  Response arrived(Request request, String next);

  /**
   * What the page offers. A form is sent to {@link Login#TICKET} with the field {@code ticket}, or
   * to {@link Login#PASSWORD} with {@code name} and {@code password}; a link leads to {@link
   * Login#PROVIDER}. Each has {@code next} and, if set, {@code again}.
   *
   * @param ways how somebody can log in
   * @param next the path to go on to
   * @param again whether they are logged in and have to prove again who they are, before something
   *     that deletes data or grants access
   * @param problem why the last attempt failed, as a sentence; the status is 403 then
   * @param name the name that was typed in the last attempt; empty if none was
   */
  record Form(Ways ways, String next, boolean again, Optional<String> problem, String name) {
    /** Rejects nulls. */
    public Form {
      Objects.requireNonNull(ways, "ways");
      Objects.requireNonNull(next, "next");
      Objects.requireNonNull(problem, "problem");
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * How somebody can log in besides with a login ticket and with the password of an account.
   *
   * @param provider at a provider, by this name
   */
  record Ways(Optional<String> provider) {
    /** Rejects null. */
    public Ways {
      Objects.requireNonNull(provider, "provider");
    }
  }
}
