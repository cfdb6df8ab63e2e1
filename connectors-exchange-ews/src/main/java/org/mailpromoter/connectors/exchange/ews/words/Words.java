package org.mailpromoter.connectors.exchange.ews.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The words of the servers of one mailbox, made fit for a message to people: on one line, without
 * what could steer a terminal, not without end, and without the secrets that were sent to them,
 * since some servers repeat what they were sent. Thread-safe.
 */
public final class Words {
  private static final int MOST = 300;

  /** Tokens are renewed again and again; the older ones are void. */
  private static final int MOST_RECENT = 16;

  private static final String HIDDEN = "***";

  private final Set<String> configured = new CopyOnWriteArraySet<>();
  private final Set<String> recent = new LinkedHashSet<>();

  /** Words without secrets, until they are told. */
  public Words() {}

  /** Hides a secret of the configuration from now on, in every form in which it is sent. */
  public void hide(String secret) {
    configured.addAll(SecretForms.of(secret));
  }

  /** Hides something that was sent just now, such as a token. */
  public synchronized void hideRecent(String secret) {
    Set<String> forms = SecretForms.of(secret);
    recent.removeAll(forms);
    recent.addAll(forms);
    while (recent.size() > MOST_RECENT * SecretForms.MOST) {
      recent.remove(recent.iterator().next());
    }
  }

  /** What a server said, fit for people. */
  public String of(String text) {
    String all = without(text.strip());
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, all.length()); i++) {
      char c = all.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString().endsWith(".") ? line.substring(0, line.length() - 1) : line.toString();
  }

  /** The longest first: one may stand within another. */
  private String without(String text) {
    String shown = text;
    for (String secret : longestFirst()) {
      shown = shown.replace(secret, HIDDEN);
    }
    return shown;
  }

  private synchronized List<String> longestFirst() {
    List<String> all = new ArrayList<>(configured);
    all.addAll(recent);
    all.sort(Comparator.comparingInt(String::length).reversed());
    return all;
  }
}
