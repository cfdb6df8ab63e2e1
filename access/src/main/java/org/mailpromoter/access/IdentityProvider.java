package org.mailpromoter.access;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.web.Fields;

/** A provider elsewhere that logs people in and vouches for them. Thread-safe. */
public interface IdentityProvider {
  /** What people call it, for example the name of the company. */
  String name();

  /**
   * Begins a login.
   *
   * @param answer where the provider sends the browser afterwards
   * @param again whether the person must prove again who they are, even if the provider knows
   */
  Begun begin(URI answer, boolean again) throws ProviderException;

  /**
   * Ends a login.
   *
   * @param answer as at its beginning
   * @param query what the browser brought from there
   * @param kept what the browser kept from the beginning
   */
  Vouched finish(URI answer, Fields query, String kept) throws ProviderException;

  /**
   * A login that begins.
   *
   * @param address where the browser goes
   * @param kept what the browser keeps for the end, which nobody else learns
   */
  record Begun(URI address, String kept) {
    /** Rejects nulls. */
    public Begun {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(kept, "kept");
    }
  }

  /**
   * Somebody whom the provider knows.
   *
   * @param holder who
   * @param authenticated when they proved it
   */
  record Vouched(Holder holder, Instant authenticated) {
    /** Rejects nulls. */
    public Vouched {
      Objects.requireNonNull(holder, "holder");
      Objects.requireNonNull(authenticated, "authenticated");
    }
  }

  /** Nobody is logged in. The message is a sentence for the person who tried. */
  final class ProviderException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure. */
    public ProviderException(String sentence) {
      super(sentence);
    }

    /** A failure with its technical cause, for the log. */
    public ProviderException(String sentence, Throwable cause) {
      super(sentence, cause);
    }

    /** What failed, and what to do. */
    public String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
