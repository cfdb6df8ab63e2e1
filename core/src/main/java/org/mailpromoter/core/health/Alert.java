package org.mailpromoter.core.health;

import java.time.Instant;
import java.util.Objects;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * A condition of a mailbox (semantics 6.6) or an activity sink that a person should know; not a
 * sync error, which is about one message.
 *
 * @param level how bad it is
 * @param at when it happened
 * @param about what it is about, for people: the name of a mailbox, or of something else with a
 *     word that says what it is, for example {@code sink crm}
 * @param code what kind of failure, for example {@code imap/authentication-refused}; empty for none
 * @param text what happened and what to do, for people
 * @param course whether it is over, or lasts
 * @since 0.1
 */
public record Alert(
    Level level, Instant at, String about, String code, String text, Course course) {
  /** The Dynamics 365 three levels. The numbers are stored. */
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

  /** Whether the condition lasts. The numbers are stored. */
  public enum Course {
    /** A single event. */
    HAPPENED(0),
    /** It lasts until an alert about the same thing ends it. */
    LASTS(1),
    /** The lasting condition of this thing is over. */
    OVER(2);

    private final int number;

    Course(int number) {
      this.number = number;
    }

    /** The stored number. */
    public int number() {
      return number;
    }

    /** The course with a number. */
    public static Course of(int number) {
      for (Course course : values()) {
        if (course.number == number) {
          return course;
        }
      }
      throw new IllegalArgumentException("no course of an alert " + number);
    }
  }

  /** Rejects nulls. */
  public Alert {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(course, "course");
  }

  /** An alert about something that happened. */
  public Alert(Level level, Instant at, String about, String code, String text) {
    this(level, at, about, code, text, Course.HAPPENED);
  }

  /** An alert about something that happened to a mailbox. */
  public Alert(Level level, Instant at, MailboxId mailbox, String code, String text) {
    this(level, at, mailbox.value(), code, text);
  }

  /** What it is about, and why. */
  public AlertCause cause() {
    return new AlertCause(about, code);
  }

  /** The same about something that lasts. */
  public Alert lasting() {
    return new Alert(level, at, about, code, text, Course.LASTS);
  }

  /** That what lasted about something is over. */
  public static Alert over(Instant at, String about, String text) {
    return new Alert(Level.INFORMATION, at, about, "", text, Course.OVER);
  }
}
