package org.mailpromoter.app.command;

import java.util.Collection;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.installation.english.EnglishMissing;

/** Sentences about names that do not exist. */
final class Missing {
  private Missing() {}

  /**
   * Something does not exist.
   *
   * @param kind the kind of thing, for example mailbox
   * @param known the names that exist
   */
  static CommandFailure named(String kind, String name, Collection<String> known) {
    return new CommandFailure(
        ExitCode.NOT_FOUND,
        "There is no " + kind + " '" + name + "'" + EnglishMissing.instead(name, known));
  }
}
