package org.mailpromoter.core.guard;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call to a plugin failed. The message says what the plugin did, for people: {@code it threw
 * java.lang.IllegalStateException: boom}.
 *
 * @since 0.1
 */
public final class ForeignCallException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why there is no answer. */
  public enum Kind {
    /** The call threw something; {@link #getCause} is what it threw. */
    THREW,
    /** The call did not end in time. */
    HANGS,
    /** Earlier calls hang, so this call was not made. */
    BLOCKED
  }

  ForeignCallException(Kind kind, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Why there is no answer. */
  public Kind kind() {
    return kind;
  }

  /** What the plugin did, in words. Never {@code null}. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
