package org.mailpromoter.core.message;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Parses a value with parameters in one pass. */
final class ParameterScanner {
  /** How far after a closing quote a parameter is looked for that no semicolon precedes. */
  private static final int LONGEST_NAME = 60;

  private final String text;
  private final int end;
  private int at;
  private boolean quotesPair = true;
  private boolean commentsPair = true;

  ParameterScanner(String field) {
    this.text = unfolded(field);
    this.end = text.length();
  }

  /**
   * A parameter as it is written.
   *
   * @param text the text after the equals sign, without quotes
   * @param quoted whether it stood in quotes
   */
  record Written(String text, boolean quoted) {}

  /** The text before the parameters, in lower case; empty when they come at once. */
  String value() {
    skipBlanks();
    int begin = at;
    while (at < end && !isBlank() && text.charAt(at) != ';' && text.charAt(at) != '(') {
      at++;
    }
    String value = text.substring(begin, at);
    if (value.indexOf('=') >= 0) {
      at = begin;
      return "";
    }
    return value.replace("\"", "").toLowerCase(Locale.ROOT);
  }

  /** The parameters after the value, by name in lower case; the first of each name. */
  Map<String, Written> parameters() {
    Map<String, Written> parameters = new LinkedHashMap<>(4);
    while (at < end) {
      char c = text.charAt(at);
      if (c == '(') {
        skipComment();
      } else if (isBlank() || c == ';') {
        at++;
      } else {
        parameter(parameters);
      }
    }
    return parameters;
  }

  private void parameter(Map<String, Written> parameters) {
    int begin = at;
    while (at < end && text.charAt(at) != '=' && text.charAt(at) != ';') {
      at++;
    }
    if (at < end && text.charAt(at) == '=') {
      String name = text.substring(begin, at).strip().toLowerCase(Locale.ROOT);
      at++;
      parameters.putIfAbsent(name, written());
    }
  }

  private Written written() {
    skipBlanks();
    StringBuilder quoted = new StringBuilder();
    boolean any = false;
    while (at < end && text.charAt(at) == '"' && quotesPair) {
      any |= takeQuoted(quoted);
      skipBlanks();
    }
    if (any && (at == end || !belongsToValue())) {
      return new Written(quoted.toString(), true);
    }
    return new Written(quoted + upToSemicolon(), any);
  }

  /** Takes the text in quotes; false when they are never closed. */
  private boolean takeQuoted(StringBuilder quoted) {
    int i = at + 1;
    while (i < end && text.charAt(i) != '"') {
      i += isEscape(i) ? 2 : 1;
    }
    if (i >= end) {
      quotesPair = false;
      return false;
    }
    for (int j = at + 1; j < i; j++) {
      j += isEscape(j) ? 1 : 0;
      quoted.append(text.charAt(j));
    }
    at = i + 1;
    return true;
  }

  /** A backslash before other characters is one: programs write paths without escaping them. */
  private boolean isEscape(int i) {
    return text.charAt(i) == '\\'
        && i + 1 < end
        && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\');
  }

  /** Whether what follows a closing quote still is the value, and not the next parameter. */
  private boolean belongsToValue() {
    for (int i = at; i < Math.min(end, at + LONGEST_NAME); i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i > at;
      } else if (c == '=' || c == '(') {
        return false;
      }
    }
    return true;
  }

  private String upToSemicolon() {
    int semicolon = text.indexOf(';', at);
    String rest = text.substring(at, semicolon < 0 ? end : semicolon);
    at += rest.length();
    return rest.replace("\"", "").strip();
  }

  private void skipBlanks() {
    while (at < end && isBlank()) {
      at++;
    }
  }

  private boolean isBlank() {
    return text.charAt(at) <= ' ';
  }

  /** Goes after a comment, or after its parenthesis when it is never closed. */
  private void skipComment() {
    int depth = 0;
    int i = at;
    do {
      char c = commentsPair && i < end ? text.charAt(i) : 0;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      i += c == '\\' ? 2 : 1;
    } while (depth > 0 && i < end);
    commentsPair = commentsPair && depth == 0;
    at = commentsPair ? i : at + 1;
  }

  private static String unfolded(String field) {
    return field.indexOf('\n') < 0 && field.indexOf('\r') < 0
        ? field
        : field.replace("\r", "").replace("\n", "");
  }
}
