package org.mailpromoter.spi.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes secrets from server messages, because some servers repeat what they were sent. A secret
 * is found literally, in quotes (with backslashes), escaped for XML or a URL, and inside Base64
 * text together with whatever else was encoded, as SASL PLAIN and XOAUTH2 do. A secret of six
 * characters or more is found anywhere, also inside of words. A shorter one is found only between
 * characters that are not letters or digits: otherwise ordinary words that contain it would become
 * unreadable, and the gaps would reveal the secret. Immutable.
 *
 * @since 0.1
 */
public final class Redaction {
  private static final String STARS = "***";

  /** Shorter pieces of Base64 occur in ordinary words. */
  private static final int SHORTEST_BASE64 = 4;

  /** Shorter secrets are found as whole words only. */
  private static final int SHORTEST_ANYWHERE = 6;

  /** One secret may be part of another. */
  private static final Comparator<Form> LONGEST_FIRST =
      Comparator.comparingInt((Form form) -> form.text().length()).reversed();

  private final List<Form> forms;
  private final List<String> base64;

  private Redaction(Collection<Form> forms, List<String> base64) {
    this.forms = forms.stream().sorted(LONGEST_FIRST).toList();
    this.base64 = List.copyOf(base64);
  }

  /**
   * One written form of a secret.
   *
   * @param text the text
   * @param anywhere whether it counts inside of words, too
   */
  private record Form(String text, boolean anywhere) {
    String takenOutOf(String words) {
      return anywhere ? words.replace(text, STARS) : wholeTakenOutOf(words);
    }

    private String wholeTakenOutOf(String words) {
      StringBuilder clean = new StringBuilder();
      int done = 0;
      for (int at = words.indexOf(text);
          at >= 0;
          at = words.indexOf(text, Math.max(done, at + 1))) {
        if (isWhole(words, at, at + text.length())) {
          clean.append(words, done, at).append(STARS);
          done = at + text.length();
        }
      }
      return clean.append(words, done, words.length()).toString();
    }

    private static boolean isWhole(String words, int from, int to) {
      boolean begins = from == 0 || !isOfWord(words.charAt(from - 1)) || endsEscape(words, from);
      boolean ends = to == words.length() || !isOfWord(words.charAt(to));
      return begins && ends;
    }

    private static boolean isOfWord(char c) {
      return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    /** Behind a sign that is escaped for a URL, such as the colon in {@code anna%3Asecret}. */
    private static boolean endsEscape(String words, int at) {
      return at >= 3 && words.charAt(at - 3) == '%';
    }
  }

  /** Redacts these secrets; blank ones are ignored. */
  public static Redaction of(Secret... secrets) {
    return ofTexts(Arrays.stream(secrets).map(Secret::reveal).toList());
  }

  /** Redacts these secrets; blank ones are ignored. */
  public static Redaction ofTexts(Collection<String> secrets) {
    Set<Form> forms = new LinkedHashSet<>();
    List<String> base64 = new ArrayList<>();
    for (String secret : secrets) {
      if (!secret.isBlank()) {
        boolean anywhere = secret.length() >= SHORTEST_ANYWHERE;
        written(secret).forEach(text -> forms.add(new Form(text, anywhere)));
        base64.addAll(encoded(secret));
      }
    }
    return new Redaction(forms, base64);
  }

  private static List<String> written(String secret) {
    String inForm = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return List.of(
        secret,
        secret.replace("\\", "\\\\").replace("\"", "\\\""),
        escapedForXml(secret),
        inForm,
        inForm.replace("+", "%20"));
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

  /** The text with each secret replaced by three asterisks. */
  public String of(String words) {
    String clean = words;
    for (Form form : forms) {
      clean = form.takenOutOf(clean);
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
   * A failure without secrets in its messages, for logs: the failure itself if it contains none,
   * otherwise a copy with the same stack traces and redacted messages.
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
