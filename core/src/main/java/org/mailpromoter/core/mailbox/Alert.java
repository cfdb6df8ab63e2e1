package org.mailpromoter.core.mailbox;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that a person should know about a mailbox (semantics 6.6) or an activity sink; not a
 * sync error, which is about one message.
 *
 * @param level how bad it is
 * @param at when it happened
 * @param about what it is about, for people: the name of a mailbox, or of something else with a
 *     word that says what it is, for example {@code sink crm}
 * @param code what kind of failure, for example {@code imap/authentication-refused}; empty for none
 * @param text what happened and what to do, for people
 * @since 0.1
 */
public record Alert(Level level, Instant at, String about, String code, String text) {
  /** The original's three levels. The numbers are stored. */
  public enum Level {
    /** Something does not work. */
    ERROR(1),
    /** Something may not work as expected. */
    WARNING(2),
    /** Something changed. */
    INFORMATION(3);

    private final int number;

    Level(int number) {
      this.number = number;
    }

    /** The stored number. */
    public int number() {
      return number;
    }

    /** The level with a number. */
    public static Level of(int number) {
      for (Level level : values()) {
        if (level.number == number) {
          return level;
        }
      }
      throw new IllegalArgumentException("no alert level " + number);
    }
  }

  /** Checks for nulls. */
  public Alert {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(text, "text");
  }

  /** An alert about a mailbox. */
  public Alert(Level level, Instant at, MailboxId mailbox, String code, String text) {
    this(level, at, mailbox.value(), code, text);
  }
}
