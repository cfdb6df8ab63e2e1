package org.mailpromoter.app.command;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.Actor;

/** The person who runs a command: the one named, else the user of the operating system. */
final class Person {
  private Person() {}

  static Actor.Person of(@Nullable String named) {
    return named == null || named.isBlank() ? ofSystem() : new Actor.Person(named);
  }

  /** The user of the operating system. */
  static Actor.Person ofSystem() {
    return new Actor.Person(System.getProperty("user.name", "unknown"));
  }
}
