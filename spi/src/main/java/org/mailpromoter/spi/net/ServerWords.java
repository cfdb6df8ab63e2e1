package org.mailpromoter.spi.net;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailpromoter.spi.config.Redaction;
import org.mailpromoter.spi.config.Secret;

/**
 * Prepares server messages for people: on one line, without terminal control characters, of limited
 * length, and without secrets, because some servers repeat what they were sent. Thread-safe.
 *
 * @since 0.1
 */
public final class ServerWords {
  private static final int LONGEST = 300;

  /** Line breaks, terminal control characters, and characters that change the writing direction. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\s]+");

  /** Tokens are renewed again and again; the older ones are void. */
  private static final int MOST_RECENT = 16;

  private final Set<String> configured = new LinkedHashSet<>();
  private final Set<String> recent = new LinkedHashSet<>();
  private Redaction redaction = Redaction.of();

  /** Words without secrets, until some are named. */
  public ServerWords() {}

  /** Words without these secrets, as they are now. */
  public static ServerWords hiding(Secret... secrets) {
    ServerWords words = new ServerWords();
    for (Secret each : secrets) {
      words.hide(each.reveal());
    }
    return words;
  }

  /** Hides a secret of the configuration from now on, in every form in which it is sent. */
  public synchronized void hide(String secret) {
    if (configured.add(secret)) {
      redact();
    }
  }

  /** Hides a recently sent value, such as a token; only the last few values are hidden. */
  public synchronized void hideRecent(String secret) {
    if (secret.isBlank()) {
      return;
    }
    boolean known = recent.remove(secret);
    recent.add(secret);
    if (recent.size() > MOST_RECENT) {
      recent.remove(recent.iterator().next());
    }
    if (!known) {
      redact();
    }
  }

  private void redact() {
    List<String> all = new ArrayList<>(configured);
    all.addAll(recent);
    redaction = Redaction.ofTexts(all);
  }

  /** Takes the secrets out of longer texts and of exceptions. */
  public synchronized Redaction redaction() {
    return redaction;
  }

  /** The message of an exception, for people. */
  public String of(Throwable failure) {
    return of(String.valueOf(failure.getMessage()));
  }

  /** The message of a server, for people; without a final full stop. */
  public String of(String text) {
    String line = UNFIT.matcher(redaction().of(text)).replaceAll(" ").strip();
    String shown = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
  }
}
