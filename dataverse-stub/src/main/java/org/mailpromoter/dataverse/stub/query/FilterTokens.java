package org.mailpromoter.dataverse.stub.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.dataverse.stub.json.ODataError;

/** The words of a filter, in which parameters such as {@code @p1} are replaced. */
final class FilterTokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:('(?:[^']|'')*')|(\\[[^\\]]*\\])|([(),=])|(@\\w+)|([^\\s(),=']+))");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  FilterTokens(String text, Map<String, String> options) {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find(at) && matcher.start() == at) {
      String token = matcher.group().strip();
      tokens.add(token.startsWith("@") ? parameter(token, options) : token);
      at = matcher.end();
    }
    if (!text.substring(at).isBlank()) {
      throw ODataError.query("Syntax error at position " + at + " in '" + text + "'.");
    }
  }

  private static String parameter(String name, Map<String, String> options) {
    String value = options.get(name);
    if (value == null) {
      throw ODataError.query("The parameter " + name + " has no value.");
    }
    return value.strip();
  }

  boolean at(String token) {
    return next < tokens.size() && tokens.get(next).equals(token);
  }

  boolean skip(String token) {
    boolean found = at(token);
    next += found ? 1 : 0;
    return found;
  }

  String take() {
    if (next == tokens.size()) {
      throw ODataError.query("The filter ends too early.");
    }
    return tokens.get(next++);
  }

  void need(String token) {
    String found = take();
    if (!found.equals(token)) {
      throw ODataError.query("'" + token + "' expected instead of '" + found + "'.");
    }
  }

  boolean atEnd() {
    return next == tokens.size();
  }
}
