package org.mailpromoter.spi.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Takes secrets out of what a server says, since some servers repeat what they were sent. A secret
 * is found as it is, in quotes (with backslashes), escaped for XML or a URL, and inside Base64 text
 * with whatever else was encoded beside it, as SASL PLAIN and XOAUTH2 do. Immutable.
 *
 * @since 0.1
 */
public final class Redaction {
  private static final String STARS = "***";

  /** Shorter pieces of Base64 stand in ordinary words. */
  private static final int SHORTEST_BASE64 = 4;

  private final List<String> texts;
  private final List<String> base64;

  private Redaction(List<String> texts, List<String> base64) {
    this.texts = List.copyOf(texts);
    this.base64 = List.copyOf(base64);
  }

  /** Takes these secrets out; empty ones are passed over. */
  public static Redaction of(Secret... secrets) {
    return ofTexts(Arrays.stream(secrets).map(Secret::reveal).toList());
  }

  /** Takes these secrets out; empty ones are passed over. */
  public static Redaction ofTexts(Collection<String> secrets) {
    List<String> texts = new ArrayList<>();
    List<String> base64 = new ArrayList<>();
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        texts.add(secret);
        texts.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
        texts.add(escapedForXml(secret));
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        texts.add(form);
        texts.add(form.replace("+", "%20"));
        base64.addAll(encoded(secret));
      }
    }
    texts.sort(Comparator.comparingInt(String::length).reversed()); // one may stand within another
    return new Redaction(texts, base64);
  }

  private static String escapedForXml(String secret) {
    return secret
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** What stays the same of a secret's Base64, whatever was encoded before and behind it. */
  private static List<String> encoded(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    List<String> pieces = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      int from = (before * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      if (to - from >= SHORTEST_BASE64) {
        String text = Base64.getEncoder().encodeToString(shifted).substring(from, to);
        pieces.add(text);
        pieces.add(text.replace('+', '-').replace('/', '_'));
      }
    }
    return pieces;
  }

  /** The words without the secrets: three asterisks stand in their place. */
  public String of(String words) {
    String clean = words;
    for (String text : texts) {
      clean = clean.replace(text, STARS);
    }
    for (String piece : base64) {
      clean = withoutEncoded(clean, piece);
    }
    return clean;
  }

  /** The whole Base64 word goes, because its other letters hold the ends of the secret. */
  private static String withoutEncoded(String words, String piece) {
    int at = words.indexOf(piece);
    if (at < 0) {
      return words;
    }
    StringBuilder clean = new StringBuilder();
    int done = 0;
    while (at >= 0) {
      int from = at;
      while (from > done && isBase64(words.charAt(from - 1))) {
        from--;
      }
      clean.append(words, done, from).append(STARS);
      done = at + piece.length();
      while (done < words.length() && isBase64(words.charAt(done))) {
        done++;
      }
      at = words.indexOf(piece, done);
    }
    return clean.append(words, done, words.length()).toString();
  }

  private static boolean isBase64(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "+/-_=".indexOf(c) >= 0);
  }

  /**
   * A failure whose messages hold no secret, for logs: the failure itself where that is so already,
   * otherwise one with the same stack traces and clean words.
   */
  public Throwable of(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String said = each.toString();
      if (!of(said).equals(said)) {
        return copy(failure);
      }
    }
    return failure;
  }

  private Throwable copy(Throwable failure) {
    Throwable cause = failure.getCause();
    Exception copy = new Exception(of(failure.toString()), cause == null ? null : copy(cause));
    copy.setStackTrace(failure.getStackTrace());
    return copy;
  }

  /** Says nothing of the secrets. */
  @Override
  public String toString() {
    return "Redaction";
  }
}
