package org.mailpromoter.app.command;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.spi.config.ConfigSpec;

/** What to say when something that was named does not exist. */
final class Missing {
  private static final int MOST_NAMES = 20;

  private Missing() {}

  /**
   * There is no such thing.
   *
   * @param kind what it would be, for example a mailbox
   * @param known what there is
   */
  static CommandFailure named(String kind, String name, Collection<String> known) {
    return new CommandFailure(
        ExitCode.NOT_FOUND, "There is no " + kind + " '" + name + "'" + instead(name, known));
  }

  /** What goes on a sentence about something unknown: what was probably meant, or what there is. */
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
