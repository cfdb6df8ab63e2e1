package org.mailpromoter.app.command;

import org.jspecify.annotations.Nullable;

/** Who makes a choice: the person named, else the user of the operating system. */
final class Person {
  private Person() {}

  static String of(@Nullable String named) {
    return named == null || named.isBlank() ? System.getProperty("user.name", "unknown") : named;
  }
}
