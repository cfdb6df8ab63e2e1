package org.mailpromoter.core.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One {@code Authentication-Results} field (RFC 8601, 2.2), with quoted strings, comments, and
 * spaces around every sign. Text in quotes or comments is never read as a result, because the
 * sender of a message can choose it.
 *
 * @param server the name of the server that made the checks, in lower case
 * @param results what DMARC, SPF and DKIM said, in the order of the field
 */
record AuthenticationResults(String server, List<Result> results) {
  private static final List<String> METHODS = List.of("dmarc", "spf", "dkim");

  /**
   * The result of one check.
   *
   * @param method one of {@link #METHODS}
   * @param outcome for example {@code pass}, in lower case
   * @param domain the checked domain, in lower case; empty if not stated
   */
  record Result(String method, String outcome, String domain) {
    /** The result as a field spells it. */
    private String text() {
      String property =
          switch (method) {
            case "spf" -> " smtp.mailfrom=";
            case "dkim" -> " header.d=";
            default -> " header.from=";
          };
      return method + "=" + outcome + (domain.isEmpty() ? "" : property + domain);
    }
  }

  /** Reads a field. */
  static AuthenticationResults parse(String field) {
    List<String> segments = new ResultSegments(field).all();
    List<Result> results = new ArrayList<>(segments.size());
    for (String segment : segments.subList(1, segments.size())) {
      List<ResultSegments.Pair> pairs = ResultSegments.pairs(segment);
      if (!pairs.isEmpty() && METHODS.contains(method(pairs.get(0)))) {
        results.add(result(pairs));
      }
    }
    return new AuthenticationResults(server(segments.get(0)), List.copyOf(results));
  }

  private static String server(String segment) {
    String stripped = segment.strip();
    int space = stripped.indexOf(' '); // a version may follow
    String name = space < 0 ? stripped : stripped.substring(0, space);
    return name.replace("\"", "").toLowerCase(Locale.ROOT);
  }

  /** {@code dkim/1} is DKIM of version 1. */
  private static String method(ResultSegments.Pair first) {
    int slash = first.name().indexOf('/');
    return slash < 0 ? first.name() : first.name().substring(0, slash);
  }

  private static Result result(List<ResultSegments.Pair> pairs) {
    String method = method(pairs.get(0));
    List<String> properties =
        switch (method) {
          case "spf" -> List.of("smtp.mailfrom", "smtp.mail", "smtp.helo");
          case "dkim" -> List.of("header.d", "header.i");
          default -> List.of("header.from");
        };
    String domain =
        properties.stream()
            .flatMap(name -> pairs.stream().skip(1).filter(pair -> pair.name().equals(name)))
            .map(pair -> domain(pair.value()))
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse("");
    return new Result(method, pairs.get(0).value().toLowerCase(Locale.ROOT), domain);
  }

  /** The domain in a value, which may be an address; empty when it holds what no domain does. */
  private static String domain(String value) {
    String domain = value.substring(value.lastIndexOf('@') + 1).replace("\"", "");
    boolean dotted = domain.endsWith(".");
    String bare = dotted ? domain.substring(0, domain.length() - 1) : domain;
    boolean clean =
        bare.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0);
    return clean && bare.length() <= EmailAddress.MAX_LENGTH ? bare.toLowerCase(Locale.ROOT) : "";
  }

  /** The same field cut to a number of characters, each result once, those of DMARC first. */
  String condensed(int limit) {
    StringBuilder kept = new StringBuilder(HeaderText.shortened(server, EmailAddress.MAX_LENGTH));
    results.stream()
        .sorted(Comparator.comparingInt(result -> METHODS.indexOf(result.method())))
        .map(Result::text)
        .distinct()
        .filter(text -> text.length() <= EmailAddress.MAX_LENGTH * 2)
        .forEach(
            text -> kept.append(kept.length() + text.length() + 2 <= limit ? "; " + text : ""));
    return kept.append(results.isEmpty() ? "; none" : "").toString();
  }
}
