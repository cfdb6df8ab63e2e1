package org.mailpromoter.installation.change;

import java.util.Objects;

/** Who does something. Immutable. */
public sealed interface Actor {
  /** How the actor is called where it is written down. */
  String name();

  /**
   * A person.
   *
   * @param name how the person is called
   */
  record Person(String name) implements Actor {
    /** Checks for nulls. */
    public Person {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * A program that acts for nobody in particular.
   *
   * @param name how the program is called
   */
  record Program(String name) implements Actor {
    /** Checks for nulls. */
    public Program {
      Objects.requireNonNull(name, "name");
    }
  }
}
