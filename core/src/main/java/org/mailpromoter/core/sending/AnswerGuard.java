package org.mailpromoter.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MachineMail;

/**
 * Keeps programs from answering programs, lists and crowds (RFC 3834, section 2). What a person
 * writes does not pass it. Immutable.
 *
 * @since 0.1
 */
public final class AnswerGuard {
  /** The most mails to one address within {@link #WITHIN}, for which others count, too. */
  public static final int MOST = 5;

  /** The time in which they are counted. */
  public static final Duration WITHIN = Duration.ofHours(1);

  /**
   * Fields that the parser keeps only where it is asked to: those of lists (RFC 2369). With the
   * ones that it always keeps, they say everything that counts here.
   */
  public static final Set<String> FIELDS =
      Set.of(
          "list-archive",
          "list-help",
          "list-owner",
          "list-post",
          "list-subscribe",
          "list-unsubscribe",
          "list-unsubscribe-post");

  private final Latest latest;

  /** When mail was taken for an address. */
  @FunctionalInterface
  public interface Latest {
    /** The time at which the n-th latest mail to an address was taken, n from 1. */
    Optional<Instant> time(EmailAddress to, int n);
  }

  /** Why a program must not answer. */
  public enum Refusal {
    /** A program sent the mail. */
    AUTOMATIC("The mail was sent by a program, which would answer in turn."),
    /** It came through a mailing list. */
    LIST("The mail came through a mailing list; everybody on it would receive the answer."),
    /** It went to many. */
    BULK("The mail was sent to many at once and expects no answers."),
    /** It has no sender to answer to. */
    REPORT("The mail is a report about another mail (an empty Return-Path): nobody reads answers."),
    /** Its sender asks for none. */
    UNWANTED("The mail asks for no automatic answers (X-Auto-Response-Suppress)."),
    /** Two programs may be answering each other. */
    TOO_MANY(
        MOST
            + " mails went to the address within an hour; two programs may be answering each other.");

    private final String sentence;

    Refusal(String sentence) {
      this.sentence = sentence;
    }

    /** The reason, for people. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * A guard.
   *
   * @param latest what was sent before
   */
  public AnswerGuard(Latest latest) {
    this.latest = Objects.requireNonNull(latest, "latest");
  }

  /**
   * Why a mail must not be answered by a program.
   *
   * @param answered its header, if possible with {@link #FIELDS}
   * @param to where the answer would go
   * @return empty if it may be answered
   */
  public Optional<Refusal> refusal(Envelope answered, EmailAddress to, Instant now) {
    return ofHeader(answered).or(() -> ofNumber(to, now));
  }

  private static Optional<Refusal> ofHeader(Envelope answered) {
    Set<MachineMail> signs = MachineMail.of(answered);
    if (signs.contains(MachineMail.DELIVERY_REPORT)) {
      return Optional.of(Refusal.REPORT);
    }
    if (signs.contains(MachineMail.LIST) || hasListField(answered)) {
      return Optional.of(Refusal.LIST);
    }
    if (signs.contains(MachineMail.BULK)) {
      return Optional.of(Refusal.BULK);
    }
    if (!signs.isEmpty()) {
      return Optional.of(Refusal.AUTOMATIC);
    }
    return suppresses(answered) ? Optional.of(Refusal.UNWANTED) : Optional.empty();
  }

  private static boolean hasListField(Envelope answered) {
    return answered.hints().keySet().stream().anyMatch(name -> name.startsWith("list-"));
  }

  /** MS-OXCMAIL, 2.1.3.1.3: which kinds of automatic answers are not wanted. */
  private static boolean suppresses(Envelope answered) {
    String kinds = answered.hint("x-auto-response-suppress").orElse("").toLowerCase(Locale.ROOT);
    return kinds.contains("all") || kinds.contains("autoreply") || kinds.contains("oof");
  }

  private Optional<Refusal> ofNumber(EmailAddress to, Instant now) {
    return latest.time(to, MOST).filter(now.minus(WITHIN)::isBefore).map(time -> Refusal.TOO_MANY);
  }
}
