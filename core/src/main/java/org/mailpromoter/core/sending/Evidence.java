package org.mailpromoter.core.sending;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;

/**
 * Something that proves that a server accepted a mail. That nothing was found proves nothing.
 *
 * @param kind what was found
 * @param at when it was found
 * @param where what and where, for people
 * @param about the recipient who has it or answers it; empty if it is about the mail as a whole
 * @since 0.1
 */
public record Evidence(Kind kind, Instant at, String where, Optional<EmailAddress> about) {
  /** What can be found. */
  public enum Kind {
    /** A copy in the folder of sent mail, which the server filed there. */
    SENT_COPY,
    /** A copy in the mailbox of a recipient. */
    RECEIVED_COPY,
    /** A delivery report that names the mail. */
    DELIVERY_REPORT,
    /** A reply that names the mail. */
    REPLY
  }

  /**
   * Evidence in a mailbox.
   *
   * @param kind what was found
   * @param at when
   * @param mailbox where
   * @param folder where in the mailbox
   * @param about the recipient who has it or answers it
   */
  public static Evidence found(
      Kind kind, Instant at, MailboxId mailbox, FolderId folder, Optional<EmailAddress> about) {
    String what =
        switch (kind) {
          case SENT_COPY, RECEIVED_COPY -> "copy";
          case DELIVERY_REPORT -> "delivery report";
          case REPLY -> "reply" + about.map(from -> " from " + from).orElse("");
        };
    String where = what + " in the folder " + folder + " of the mailbox " + mailbox;
    return new Evidence(kind, at, where, about);
  }

  /** Evidence about the mail as a whole. */
  public Evidence(Kind kind, Instant at, String where) {
    this(kind, at, where, Optional.empty());
  }

  /** Rejects nulls. */
  public Evidence {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(about, "about");
  }

  /**
   * Whether it is about the latest hand-over of a mail. Of a mail that a server accepted for some
   * recipients in a former try, a copy or an answer may stem from them.
   */
  boolean isAboutTheLatestTry(SendState state) {
    return !state.anyIsAccepted()
        || state.recipients().stream()
            .filter(each -> each.state().isOpen())
            .anyMatch(each -> about.filter(each.address().address()::equals).isPresent());
  }
}
