package org.mailpromoter.app.command;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.installation.change.Actor;

/** Who gives a command: the person named, else the user of the operating system. */
final class Person {
  private Person() {}

  static Actor of(@Nullable String named) {
    return named == null || named.isBlank() ? ofSystem() : new Actor.Person(named);
  }

  /** The user of the operating system. */
  static Actor ofSystem() {
    return new Actor.Person(System.getProperty("user.name", "unknown"));
  }
}
