package org.mailpromoter.core.sending;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * What is known of the copy of a mail in the folder of sent mail. The mail needs one from the
 * moment at which a server accepted it for somebody. Immutable.
 *
 * @param mail the mail
 * @param mailbox the mailbox that sent it
 * @param state what became of it
 * @param since when it was accepted
 * @param tries how many tries to add it failed
 * @param next when it is tried again; empty unless it is wanted
 * @param folder the folder in which it is; empty if none is known
 * @param words why the last try failed; may be empty
 * @since 0.1
 */
public record SentCopy(
    OutgoingId mail,
    MailboxId mailbox,
    State state,
    Instant since,
    int tries,
    Optional<Instant> next,
    String folder,
    String words) {
  /** What became of a copy. */
  public enum State {
    /** Nobody has looked for it, or adding it failed. */
    WANTED,
    /** It was there. */
    FOUND,
    /** We added it. */
    ADDED,
    /** The server is known or configured to file it. */
    LEFT_TO_SERVER,
    /** The mailbox keeps none. */
    NOT_WANTED,
    /** It could not be added for a day, or never can. */
    GIVEN_UP
  }

  /**
   * @throws IllegalArgumentException if it is not known when one that is wanted is tried, or known
   *     when another is
   */
  public SentCopy {
    Objects.requireNonNull(mail, "mail");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(words, "words");
    if (next.isPresent() != (state == State.WANTED)) {
      throw new IllegalArgumentException("a copy is tried again while it is wanted: " + state);
    }
  }

  /** A copy of a mail that was accepted just now. */
  public static SentCopy of(OutgoingMail mail, Instant at) {
    return new SentCopy(mail.id(), mail.mailbox(), State.WANTED, at, 0, Optional.of(at), "", "");
  }

  /** The end of it. */
  public SentCopy ended(State end, String where, String why) {
    return new SentCopy(mail, mailbox, end, since, tries, Optional.empty(), where, why);
  }

  /**
   * After a try that failed.
   *
   * @param schedule when it is tried again, and for how long
   * @param at the current time
   */
  public SentCopy failed(RetrySchedule schedule, Instant at, String where, String why) {
    Optional<Instant> again = schedule.nextTry(since, tries + 1, at);
    State after = again.isPresent() ? State.WANTED : State.GIVEN_UP;
    return new SentCopy(mail, mailbox, after, since, tries + 1, again, where, why);
  }
}
