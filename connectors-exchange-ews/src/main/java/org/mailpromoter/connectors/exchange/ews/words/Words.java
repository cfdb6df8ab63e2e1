package org.mailpromoter.connectors.exchange.ews.words;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.mailpromoter.spi.config.Redaction;

/**
 * The words of the servers of one mailbox, made fit for a message to people: on one line, without
 * what could steer a terminal, not without end, and without the secrets that were sent to them,
 * since some servers repeat what they were sent. Thread-safe.
 */
public final class Words {
  private static final int MOST = 300;

  /** Tokens are renewed again and again; the older ones are void. */
  private static final int MOST_RECENT = 16;

  private final Set<String> configured = new CopyOnWriteArraySet<>();
  private final Set<String> recent = new LinkedHashSet<>();

  /** Words without secrets, until they are told. */
  public Words() {}

  /** Hides a secret of the configuration from now on, in every form in which it is sent. */
  public void hide(String secret) {
    configured.add(secret);
  }

  /** Hides something that was sent just now, such as a token. */
  public synchronized void hideRecent(String secret) {
    recent.remove(secret);
    recent.add(secret);
    while (recent.size() > MOST_RECENT) {
      recent.remove(recent.iterator().next());
    }
  }

  /** What a server said, fit for people. */
  public String of(String text) {
    String all = redaction().of(text.strip());
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, all.length()); i++) {
      char c = all.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString().endsWith(".") ? line.substring(0, line.length() - 1) : line.toString();
  }

  private synchronized Redaction redaction() {
    Set<String> all = new HashSet<>(configured);
    all.addAll(recent);
    return Redaction.ofTexts(all);
  }
}
