package org.mailpromoter.core.diagnosis;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.mailpromoter.core.policy.Policy;

/**
 * A change that a person can make: to a setting, to a record, or to one message. Pure.
 *
 * @param sentence what to do, an imperative without a full stop
 * @param how the command that does it, or the place in the configuration file where it is done;
 *     several lines when several things are to be done
 * @param scope whom it touches
 * @param effect what a decision rests on once it is done
 * @since 0.1
 */
public record Change(String sentence, String how, Scope scope, UnaryOperator<Grounds> effect) {
  /** Whom a change touches. */
  public enum Scope {
    /** Other messages, too. */
    ALL_MAIL,
    /** This message, and replies to it. */
    ONE_MESSAGE
  }

  /** Checks for nulls. */
  public Change {
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(effect, "effect");
  }

  /** The place in the configuration file where a change is made. */
  static String inFile(String... keys) {
    return "in the configuration file: " + String.join(": ", keys);
  }

  /** All settings become those of another policy. */
  public static Change to(Policy policy) {
    return new Change("Use other settings", "", Scope.ALL_MAIL, grounds -> grounds.with(policy));
  }

  /** What a decision rests on once the change is made. */
  public Grounds in(Grounds grounds) {
    return effect.apply(grounds);
  }

  /** Both changes, one after the other. */
  Change and(Change other) {
    return new Change(
        sentence
            + ", and "
            + Character.toLowerCase(other.sentence.charAt(0))
            + other.sentence.substring(1),
        how + "\n" + other.how,
        scope == Scope.ALL_MAIL || other.scope == Scope.ALL_MAIL
            ? Scope.ALL_MAIL
            : Scope.ONE_MESSAGE,
        grounds -> other.in(in(grounds)));
  }
}
