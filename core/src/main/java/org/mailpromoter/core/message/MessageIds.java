package org.mailpromoter.core.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds Message-IDs in {@code Message-ID}, {@code In-Reply-To} and {@code References} as they occur
 * in practice: in brackets, bare, separated by spaces or commas, with comments and phrases between
 * ({@code In-Reply-To: Your message of "Tue" <a@b>}). One pass, linear.
 */
final class MessageIds {
  private MessageIds() {}

  /**
   * The ids in {@code raw}, in order, at most {@code limit}. Words outside brackets count as ids
   * only when they hold an {@code @} or when there are no brackets at all and the text is one word.
   */
  static List<MessageId> scan(String raw, int limit) {
    String text = holdsEncodedWord(raw) ? EncodedWords.decode(raw, raw.length()) : raw;
    List<MessageId> found = new ArrayList<>(2);
    boolean bracketed = text.indexOf('<') >= 0;
    int at = 0;
    while (at < text.length() && found.size() < limit) {
      char c = text.charAt(at);
      if (c == '<') {
        int end = endOfBracketed(text, at + 1);
        add(text.substring(at + 1, end), found);
        at = end; // a second bracket starts the id again
      } else if (c == '(') {
        at = endOfComment(text, at + 1);
      } else if (c == '"') {
        at = endOfQuoted(text, at + 1);
      } else if (isSeparator(c)) {
        at++;
      } else {
        int end = endOfWord(text, at);
        addBare(text.substring(at, end), bracketed, text, found);
        at = end;
      }
    }
    return found;
  }

  /** Some programs encode whole ids, brackets included, as if they were text (RFC 2047). */
  private static boolean holdsEncodedWord(String raw) {
    int begin = raw.indexOf("=?");
    return begin >= 0 && (begin == 0 || raw.charAt(begin - 1) <= ' ');
  }

  private static void addBare(String word, boolean bracketed, String whole, List<MessageId> found) {
    boolean onlyWord = !bracketed && word.length() == whole.strip().length();
    boolean looksLikeId = word.indexOf('@') > 0 && !bracketed;
    if (onlyWord || looksLikeId) {
      add(word, found);
    }
  }

  private static void add(String raw, List<MessageId> found) {
    String id = withoutBlanks(raw);
    if (!id.isBlank() && id.length() <= MessageId.MAX_LENGTH && id.charAt(0) != '<') {
      found.add(new MessageId(id));
    }
  }

  /** Folding may have put spaces into an id; they are never part of it (RFC 5322, 3.6.4). */
  private static String withoutBlanks(String raw) {
    StringBuilder kept = null;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean drop = c <= ' ' || c == 0x7f;
      if (drop && kept == null) {
        kept = new StringBuilder(raw.length()).append(raw, 0, i);
      } else if (!drop && kept != null) {
        kept.append(c);
      }
    }
    return kept == null ? raw : kept.toString();
  }

  private static int endOfBracketed(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '>' || c == '<') {
        return i;
      }
    }
    return text.length();
  }

  private static int endOfComment(String text, int from) {
    int depth = 1;
    int i = from;
    while (i < text.length() && depth > 0) {
      char c = text.charAt(i++);
      if (c == '\\') {
        i++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
    }
    return Math.min(i, text.length());
  }

  private static int endOfQuoted(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return Math.min(i, text.length());
      }
    }
    return text.length();
  }

  private static int endOfWord(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isSeparator(c) || c == '<' || c == '(' || c == '"') {
        return i;
      }
      i++;
    }
    return i;
  }

  private static boolean isSeparator(char c) {
    return c <= ' ' || c == ',' || c == ';' || c == '>' || c == 0x7f;
  }
}
