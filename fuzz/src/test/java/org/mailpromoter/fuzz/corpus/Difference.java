package org.mailpromoter.fuzz.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What two readers make of one message where they do not agree.
 *
 * @param aspect of what
 * @param ours what the product reads, with single spaces between words
 * @param theirs what the second reader reads, in the same form
 * @param mail the message, of which each character is a byte
 */
record Difference(Reading.Aspect aspect, String ours, String theirs, String mail) {

  /** The differences of two readings. */
  static List<Difference> between(Reading ours, Reading theirs, String mail) {
    List<Difference> differences = new ArrayList<>();
    for (Reading.Aspect aspect : Reading.Aspect.values()) {
      String one = plain(ours.get(aspect));
      String other = plain(theirs.get(aspect));
      if (!one.equals(other)) {
        differences.add(new Difference(aspect, one, other, mail));
      }
    }
    return differences;
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f) {
        blank |= c != 0;
      } else {
        plain.append(blank && plain.length() > 0 ? " " : "").append(c);
        blank = false;
      }
    }
    return plain.toString();
  }

  boolean is(Reading.Aspect... aspects) {
    return List.of(aspects).contains(aspect);
  }

  boolean isOfBody() {
    return is(Reading.Aspect.TEXT, Reading.Aspect.HTML, Reading.Aspect.ATTACHMENTS);
  }

  boolean isOfAddresses() {
    return is(Reading.Aspect.FROM, Reading.Aspect.TO, Reading.Aspect.CC);
  }

  /** Whether the second reader reads the same as ours from the message that is written better. */
  boolean agreesFor(Rewriting rewriting) {
    return rewriting.of(mail).anyMatch(better -> theirsOf(better).equals(ours));
  }

  /** Whether it does so but for characters that are not ASCII, of which a charset may be odd. */
  boolean agreesInAsciiFor(Rewriting rewriting) {
    return rewriting.of(mail).anyMatch(better -> ascii(theirsOf(better)).equals(ascii(ours)));
  }

  private String theirsOf(String message) {
    return plain(AngusReader.read(message.getBytes(StandardCharsets.ISO_8859_1)).get(aspect));
  }

  private static String ascii(String text) {
    return text.replaceAll("[^!-~]|[?]", "");
  }

  /** The values of the fields with a name anywhere in the message, folded lines joined. */
  List<String> fields(String name) {
    List<String> values = new ArrayList<>();
    String plain = mail.replace("\r\n", "\n");
    String lower = "\n" + plain.toLowerCase(Locale.ROOT);
    String start = "\n" + name.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(start); at >= 0; at = lower.indexOf(start, at + 1)) {
      int colon = plain.indexOf(':', at);
      int end = colon;
      while (end >= 0 && end < plain.length() && !endsField(plain, end)) {
        end++;
      }
      if (colon >= 0 && plain.substring(at + start.length() - 1, colon).isBlank()) {
        values.add(plain.substring(colon + 1, end).replace("\n", "").strip());
      }
    }
    return values;
  }

  private static boolean endsField(String mail, int at) {
    boolean folded =
        at + 1 < mail.length() && (mail.charAt(at + 1) == ' ' || mail.charAt(at + 1) == '\t');
    return mail.charAt(at) == '\n' && !folded;
  }

  /** What is shown of it: the place where the two part. */
  String shown() {
    int at = 0;
    while (at < Math.min(ours.length(), theirs.length()) && ours.charAt(at) == theirs.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 20);
    return aspect + "\n  ours:   " + piece(ours, from) + "\n  theirs: " + piece(theirs, from);
  }

  private static String piece(String text, int from) {
    return text.substring(Math.min(from, text.length()), Math.min(text.length(), from + 150));
  }
}
