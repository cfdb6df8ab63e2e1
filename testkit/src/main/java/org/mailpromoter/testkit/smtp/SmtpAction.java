package org.mailpromoter.testkit.smtp;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable CountDownLatch after;

  private SmtpAction(String words, Then then, boolean keeps, @Nullable CountDownLatch after) {
    this.words = Objects.requireNonNull(words, "words");
    this.then = then;
    this.keeps = keeps;
    this.after = after;
  }

  /**
   * It says something, for example {@code 451 4.3.0 Try later}; lines are separated by line feeds.
   * A mail is kept if it says 250 to the final dot.
   */
  public static SmtpAction says(String words) {
    return new SmtpAction(words, Then.GOES_ON, words.startsWith("250"), null);
  }

  /** It closes the connection without a word. */
  public static SmtpAction closes() {
    return new SmtpAction("", Then.CLOSES, false, null);
  }

  /** It resets the connection without a word. */
  public static SmtpAction resets() {
    return new SmtpAction("", Then.RESETS, false, null);
  }

  /** It never says anything again. */
  public static SmtpAction isSilent() {
    return new SmtpAction("", Then.IS_SILENT, false, null);
  }

  /** It says something that is no reply. */
  public static SmtpAction babbles() {
    return new SmtpAction("HTTP/1.1 400 Bad Request", Then.GOES_ON, false, null);
  }

  /** The same, and then it closes the connection. */
  public SmtpAction andCloses() {
    return new SmtpAction(words, Then.CLOSES, keeps, after);
  }

  /** The same, and it delivers the mail, whatever it says. */
  public SmtpAction andKeepsTheMail() {
    return new SmtpAction(words, then, true, after);
  }

  /** The same, but not before something happened. */
  public SmtpAction after(CountDownLatch happened) {
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
    if (after != null) {
      after.await();
    }
  }
}
