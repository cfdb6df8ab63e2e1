package org.mailpromoter.spi.probe;

import java.util.Objects;

/**
 * One assumption and what was seen of it. Immutable.
 *
 * @param id its name, for programs and for those who compare reports: lower-case words with hyphens
 * @param assumption what is assumed or documented, as a sentence
 * @param result how it compares
 * @param seen what was seen, or why nothing was, as a sentence
 * @param meaning what follows for the product, as a sentence
 * @since 0.1
 */
public record Finding(String id, String assumption, Result result, String seen, String meaning) {
  /** How a server compares with an assumption. */
  public enum Result {
    /** The server does what is documented or assumed. */
    AS_DOCUMENTED,
    /** The server does something else. */
    DIFFERS,
    /** Nothing was seen that could tell; {@link Finding#seen} says why. */
    NOT_CHECKED
  }

  /** Checks for nulls. */
  public Finding {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(assumption, "assumption");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(meaning, "meaning");
  }
}
