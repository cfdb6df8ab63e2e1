package org.mailpromoter.app.command;

import java.util.Locale;
import org.mailpromoter.core.diagnosis.ShellCommand;
import org.mailpromoter.installation.NotFoundException;

/** What to say when something that was named does not exist: what was meant, or where to look. */
public final class NotFoundSentence {
  private NotFoundSentence() {}

  /** The sentence. */
  public static String of(NotFoundException missing) {
    String name = missing.name();
    return switch (missing.kind()) {
      case MAILBOX, USER, QUEUE, SINK, RECORD -> named(word(missing), missing);
      case OWNER -> named("user or queue", missing);
      case STORED_RECORD -> "There is no record " + name + ". 'mailpromoter records' lists them.";
      case ADDRESS ->
          "There is no address "
              + name
              + " of "
              + missing.within()
              + ". It has: "
              + missing.known()
              + ".";
      case ACTIVITY ->
          "There is no activity " + name + ". 'mailpromoter activities' lists what there is.";
      case ATTACHMENT -> attachment(missing);
      case DECISION ->
          "There is no decision " + name + ". 'mailpromoter errors' lists them with numbers.";
      case MESSAGE ->
          "There is no decision about '"
              + name
              + "'. Give a Message-ID (quoted, with or without angle brackets) of a message that was"
              + " synchronized, or a number that 'mailpromoter errors' lists.";
      case EVENT ->
          "There is no event " + name + " that failed. 'mailpromoter sinks failed' lists them.";
    };
  }

  private static String word(NotFoundException missing) {
    return missing.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String named(String kind, NotFoundException missing) {
    String name = missing.name();
    return "There is no " + kind + " '" + name + "'" + Missing.instead(name, missing.known());
  }

  private static String attachment(NotFoundException missing) {
    return "There is no attachment "
        + missing.name()
        + " of activity "
        + missing.within()
        + ". It has "
        + missing.known().size()
        + "; '"
        + ShellCommand.of("activities", "show").argument(missing.within())
        + "' lists them.";
  }
}
