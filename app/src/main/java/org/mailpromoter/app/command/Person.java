package org.mailpromoter.app.command;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Identity;

/** The person who runs a command: the one named, else the user of the operating system. */
final class Person {
  private Person() {}

  static Actor.Person of(@Nullable String named) {
    return named == null || named.isBlank() ? ofSystem() : new Actor.Person(named);
  }

  /** The user of the operating system. */
  private static Actor.Person ofSystem() {
    return new Actor.Person(System.getProperty("user.name", "unknown"));
  }

  /** The user of the operating system, who asks for a change. */
  static Requester requester() {
    return Requester.command(ofSystem());
  }

  /** The user of the operating system, who may do everything on this machine. */
  static Identity administrator() {
    return Identity.of(ofSystem().name(), Role.ADMINISTRATOR);
  }

  /** The person named, for whom the user of the operating system asks. */
  static Requester requester(@Nullable String named) {
    Requester requester = Requester.command(of(named));
    return requester.actor().equals(ofSystem())
        ? requester
        : requester.because("entered by " + ofSystem().name());
  }
}
