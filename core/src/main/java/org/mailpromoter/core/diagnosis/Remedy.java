package org.mailpromoter.core.diagnosis;

import java.util.Objects;

/**
 * A single change of settings under which the message would have been promoted.
 *
 * @param sentence what the change is and what it would lead to
 * @param command the arguments of {@code mailpromoter} that make the change
 */
public record Remedy(String sentence, String command) {
  /** Checks for nulls. */
  public Remedy {
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(command, "command");
  }
}
