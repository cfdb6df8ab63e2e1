package org.mailpromoter.core.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailpromoter.core.policy.Policy;

/**
 * A change that a person can make: to a setting, to a record, or to one message. Pure.
 *
 * @param actions what to do, in order
 * @param scope which messages it affects
 * @param effect the basis of a decision after the change
 * @since 0.1
 */
public record Change(List<Action> actions, Scope scope, UnaryOperator<Grounds> effect) {
  /** Which messages a change affects. */
  public enum Scope {
    /** Other messages, too. */
    ALL_MAIL,
    /** This message, and replies to it. */
    ONE_MESSAGE
  }

  /** Copies the list. */
  public Change {
    actions = List.copyOf(actions);
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(effect, "effect");
  }

  /** A change for all mail. */
  static Change ofAllMail(Action action, UnaryOperator<Grounds> effect) {
    return new Change(List.of(action), Scope.ALL_MAIL, effect);
  }

  /** A change for one message. */
  static Change ofOneMessage(Action action, UnaryOperator<Grounds> effect) {
    return new Change(List.of(action), Scope.ONE_MESSAGE, effect);
  }

  /** All settings become those of another policy. */
  public static Change to(Policy policy) {
    return new Change(List.of(), Scope.ALL_MAIL, grounds -> grounds.with(policy));
  }

  /** The basis of a decision after the change. */
  public Grounds in(Grounds grounds) {
    return effect.apply(grounds);
  }

  /** Both changes, one after the other. */
  Change and(Change other) {
    return new Change(
        Stream.concat(actions.stream(), other.actions.stream()).toList(),
        scope == Scope.ALL_MAIL || other.scope == Scope.ALL_MAIL
            ? Scope.ALL_MAIL
            : Scope.ONE_MESSAGE,
        grounds -> other.in(in(grounds)));
  }
}
