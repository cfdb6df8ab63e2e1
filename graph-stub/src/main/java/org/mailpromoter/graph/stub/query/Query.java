package org.mailpromoter.graph.stub.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.graph.stub.json.GraphException;

/**
 * The options of a query, by their names in small letters.
 *
 * @param raw the query as it came, without options of paging
 * @param options their decoded values
 */
public record Query(String raw, Map<String, String> options) {
  private static final Set<String> KNOWN =
      Set.of(
          "$select",
          "$expand",
          "$filter",
          "$orderby",
          "$top",
          "$skip",
          "$count",
          "$skiptoken",
          "$deltatoken",
          "changetype",
          "includehiddenfolders");

  private static final Set<String> PAGING = Set.of("$skip", "$skiptoken", "$deltatoken");

  /** Copies what it is given. */
  public Query {
    options = Map.copyOf(options);
  }

  /** Reads a query; null or an empty text is one without options. */
  public static Query of(Optional<String> rawQuery) {
    Map<String, String> options = new LinkedHashMap<>();
    StringBuilder raw = new StringBuilder();
    for (String pair : List.of(rawQuery.orElse("").split("&", -1))) {
      int equal = pair.indexOf('=');
      if (equal > 0) {
        String name = decoded(pair.substring(0, equal)).toLowerCase(Locale.ROOT);
        refuseUnknown(name);
        options.put(name, decoded(pair.substring(equal + 1)));
        if (!PAGING.contains(name)) {
          raw.append(raw.isEmpty() ? "" : "&").append(pair);
        }
      }
    }
    return new Query(raw.toString(), options);
  }

  private static void refuseUnknown(String name) {
    if (name.startsWith("$") && !KNOWN.contains(name)) {
      throw GraphException.badRequest(
          "The query specified in the URI is not valid. The query parameter '"
              + name
              + "' is not supported.");
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw GraphException.badRequest("The query specified in the URI is not valid.");
    }
  }

  /** The value of an option. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Returns whether an option is true. */
  public boolean isTrue(String name) {
    return "true".equalsIgnoreCase(options.get(name));
  }

  /** A number from an option, which is refused where it is none or out of range. */
  public Optional<Integer> number(String name, int least, int most) {
    return get(name).map(text -> number(name, text, least, most));
  }

  private static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid(name, text);
    }
    throw invalid(name, text);
  }

  private static GraphException invalid(String name, String text) {
    return GraphException.badRequest(
        "Invalid value '" + text + "' for " + name + " query option found.");
  }
}
