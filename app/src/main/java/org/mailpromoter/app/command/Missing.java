package org.mailpromoter.app.command;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.spi.config.ConfigSpec;

/** Sentences about names that do not exist. */
final class Missing {
  private static final int MOST_NAMES = 20;

  private Missing() {}

  /**
   * Something does not exist.
   *
   * @param kind the kind of thing, for example mailbox
   * @param known the names that exist
   */
  static CommandFailure named(String kind, String name, Collection<String> known) {
    return new CommandFailure(
        ExitCode.NOT_FOUND, "There is no " + kind + " '" + name + "'" + instead(name, known));
  }

  /** Ends a sentence about an unknown name: the nearest name, or the names that exist. */
  static String instead(String name, Collection<String> known) {
    Optional<String> near = ConfigSpec.nearest(name, known);
    if (near.isPresent()) {
      return "; did you mean " + near.get() + "?";
    }
    return known.isEmpty() ? "; there is none at all." : "; there are: " + listed(known) + ".";
  }

  private static String listed(Collection<String> known) {
    String names = known.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = known.size() - MOST_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
