package org.mailpromoter.core.draft;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.MailKind;

/**
 * What was written so far. Values are bounded, and no line has a control character.
 *
 * @param from the user or queue as whom it is to be sent
 * @param recipients at most {@value #MOST_RECIPIENTS}
 * @param subject without a token that is not there yet, at most {@value #LONGEST_SUBJECT}
 *     characters
 * @param text the plain text, at most {@value #LONGEST_TEXT} characters
 * @param html the HTML as it was written, unsafe to show without sanitising; empty when there is
 *     none
 * @param files at most {@value #MOST_FILES}, together at most {@value #MOST_BYTES} bytes
 * @param kind how it relates to another mail
 * @param original the mail that it answers or passes on; empty for a new one
 * @param regarding the record that it is about
 * @param automatic whether a program wrote it
 * @since 0.1
 */
public record DraftContent(
    RecordId from,
    List<DraftRecipient> recipients,
    String subject,
    String text,
    String html,
    List<DraftFile> files,
    MailKind kind,
    Optional<ActivityId> original,
    Optional<RecordId> regarding,
    boolean automatic) {
  /** The most recipients. */
  public static final int MOST_RECIPIENTS = 500;

  /** The longest subject. */
  public static final int LONGEST_SUBJECT = 1_000;

  /** The longest text, and the longest HTML. */
  public static final int LONGEST_TEXT = 1_000_000;

  /** The most files. */
  public static final int MOST_FILES = 100;

  /** The most bytes of all files. */
  public static final long MOST_BYTES = 25L << 20;

  /**
   * Copies the lists, and leaves NUL out of texts.
   *
   * @throws IllegalArgumentException if a bound is exceeded, or the kind does not fit to the
   *     original; the message says which, for people
   */
  public DraftContent {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(regarding, "regarding");
    recipients = List.copyOf(recipients);
    files = List.copyOf(files);
    requireLine("subject", subject, LONGEST_SUBJECT);
    text = text.replace("\0", "");
    html = html.replace("\0", "");
    require(recipients.size() <= MOST_RECIPIENTS, "recipients", MOST_RECIPIENTS);
    require(text.length() <= LONGEST_TEXT, "characters of text", LONGEST_TEXT);
    require(html.length() <= LONGEST_TEXT, "characters of HTML", LONGEST_TEXT);
    require(files.size() <= MOST_FILES, "files", MOST_FILES);
    long bytes = files.stream().mapToLong(each -> each.file().size()).sum();
    require(bytes <= MOST_BYTES, "bytes of files", MOST_BYTES);
    if (original.isEmpty() != (kind == MailKind.NEW)) {
      throw new IllegalArgumentException(
          "only an answer or a forward relates to another mail, and it always does");
    }
  }

  private static void require(boolean holds, String what, long most) {
    if (!holds) {
      throw new IllegalArgumentException("a draft has at most " + most + " " + what);
    }
  }

  static void requireLine(String what, String text, int longest) {
    if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the " + what + " is one line of at most " + longest + " characters");
    }
  }
}
