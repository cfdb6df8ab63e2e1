package org.mailpromoter.testkit.smtp;

import java.util.Objects;

/**
 * What a server does at a moment. Immutable.
 *
 * @since 0.1
 */
public final class SmtpAction {
  /** How an action ends. */
  enum Then {
    GOES_ON,
    CLOSES,
    RESETS,
    IS_SILENT
  }

  private final String words;
  private final Then then;
  private final boolean keeps;
  private final Happening before;

  /** Something that a server waits for. */
  @FunctionalInterface
  public interface Happening {
    /** Returns when it has happened. */
    void await() throws InterruptedException;
  }

  private SmtpAction(String words, Then then, boolean keeps, Happening before) {
    this.words = Objects.requireNonNull(words, "words");
    this.then = then;
    this.keeps = keeps;
    this.before = before;
  }

  /**
   * It says something, for example {@code 451 4.3.0 Try later}; lines are separated by line feeds.
   * A mail is kept if it says 250 to the final dot.
   */
  public static SmtpAction says(String words) {
    return new SmtpAction(words, Then.GOES_ON, words.startsWith("250"), () -> {});
  }

  /** It closes the connection without a word. */
  public static SmtpAction closes() {
    return new SmtpAction("", Then.CLOSES, false, () -> {});
  }

  /** It resets the connection without a word. */
  public static SmtpAction resets() {
    return new SmtpAction("", Then.RESETS, false, () -> {});
  }

  /** It never says anything again. */
  public static SmtpAction isSilent() {
    return new SmtpAction("", Then.IS_SILENT, false, () -> {});
  }

  /** It says something that is no reply. */
  public static SmtpAction babbles() {
    return new SmtpAction("HTTP/1.1 400 Bad Request", Then.GOES_ON, false, () -> {});
  }

  /** The same, and then it closes the connection. */
  public SmtpAction andCloses() {
    return new SmtpAction(words, Then.CLOSES, keeps, before);
  }

  /** The same, and it delivers the mail, whatever it says. */
  public SmtpAction andKeepsTheMail() {
    return new SmtpAction(words, then, true, before);
  }

  /** The same, but not before something happened; a mail that it keeps it keeps at once. */
  public SmtpAction after(Happening happened) {
    return new SmtpAction(words, then, keeps, Objects.requireNonNull(happened, "happened"));
  }

  String words() {
    return words;
  }

  Then then() {
    return then;
  }

  boolean keeps() {
    return keeps;
  }

  void await() throws InterruptedException {
    before.await();
  }
}
