package org.mailpromoter.graph.stub.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.graph.stub.json.GraphException;

/** The words of a $filter, one after the other. Not thread-safe. */
final class FilterWords {
  /** A text, a name with slashes, a number or a date, or a sign. */
  private static final Pattern WORD =
      Pattern.compile("\\s*('(?:[^']|'')*'|\\d[\\dT:.Z+-]*|[A-Za-z_][\\w./]*|[(),:])\\s*");

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  FilterWords(String text) {
    this.text = text;
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find() && word.start() == end) {
      words.add(word.group(1));
      end = word.end();
    }
    if (end < text.length()) {
      throw invalid();
    }
  }

  /** The text cannot be read. */
  GraphException invalid() {
    return GraphException.badRequest("Invalid filter clause: " + text);
  }

  /** The next word. */
  String next() {
    if (at >= words.size()) {
      throw invalid();
    }
    return words.get(at++);
  }

  /** Passes a word, if it is the next. */
  boolean accept(String word) {
    boolean found = at < words.size() && words.get(at).equalsIgnoreCase(word);
    at += found ? 1 : 0;
    return found;
  }

  /** Passes a word, which must be the next. */
  void need(String word) {
    if (!accept(word)) {
      throw invalid();
    }
  }

  /** The next word as a value. */
  String literal() {
    String word = next();
    return word.startsWith("'") ? word.substring(1, word.length() - 1).replace("''", "'") : word;
  }

  /** There must be no more. */
  void end() {
    if (at < words.size()) {
      throw invalid();
    }
  }
}
