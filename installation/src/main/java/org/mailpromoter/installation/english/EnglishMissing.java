package org.mailpromoter.installation.english;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.spi.config.ConfigSpec;

/** Sentences about names that do not exist. */
public final class EnglishMissing {
  private static final int MOST_NAMES = 20;

  private EnglishMissing() {}

  /** What does not exist, and the nearest name or the names that exist. */
  public static String of(NotFoundException missing) {
    String name = missing.name();
    return switch (missing.kind()) {
      case MAILBOX, USER, QUEUE, SINK, RECORD, SETTING, PLUGIN, JOB ->
          named(word(missing), missing);
      case POLICY_SOURCE -> policySource(missing);
      case OWNER -> named("user or queue", missing);
      case STORED_RECORD -> "There is no record " + name + ".";
      case ADDRESS -> address(missing);
      case ACTIVITY -> "There is no activity " + name + ".";
      case ATTACHMENT -> attachment(missing);
      case DECISION -> "There is no decision " + name + ".";
      case MESSAGE -> "There is no decision about '" + name + "'.";
      case DRAFT -> "There is no draft " + name + " of yours.";
      case OUTGOING_MAIL -> "There is no outgoing mail " + name + ".";
      case EVENT -> "There is no event " + name + " that failed.";
      case ALERT -> alert(missing);
      case PROBE -> probe(missing);
      case PROBED_PART -> named("mailbox, directory or sink of " + missing.within(), missing);
      case ACCOUNT -> named("account", missing);
      case API_TOKEN -> "There is no API token " + name + ".";
      case SESSION -> "There is no session " + name + "; it may have ended.";
    };
  }

  private static String word(NotFoundException missing) {
    return missing.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String named(String kind, NotFoundException missing) {
    String name = missing.name();
    return "There is no " + kind + " '" + name + "'" + instead(name, missing.known());
  }

  /** Without a name the only one was meant. */
  private static String policySource(NotFoundException missing) {
    if (!missing.name().isEmpty()) {
      return named("policy source", missing);
    }
    return missing.known().isEmpty()
        ? "There is no policy source in the configuration."
        : "There are several policy sources. Name one of them: " + listed(missing.known()) + ".";
  }

  private static String probe(NotFoundException missing) {
    return "There is no part with a probe that is configured with '"
        + missing.name()
        + "'"
        + instead(missing.name(), missing.known());
  }

  private static String alert(NotFoundException missing) {
    return "There is no alert about '"
        + missing.name()
        + "' with the code '"
        + missing.within()
        + "'"
        + instead(missing.name(), missing.known());
  }

  private static String address(NotFoundException missing) {
    return "There is no address "
        + missing.name()
        + " of "
        + missing.within()
        + ". It has: "
        + missing.known()
        + ".";
  }

  private static String attachment(NotFoundException missing) {
    return "There is no attachment "
        + missing.name()
        + " of activity "
        + missing.within()
        + ". It has "
        + missing.known().size()
        + ".";
  }

  /**
   * Ends a sentence about an unknown name: the nearest name, or the names that exist.
   *
   * @param known the names that exist
   */
  public static String instead(String name, Collection<String> known) {
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
