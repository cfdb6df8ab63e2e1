package org.mailpromoter.graph.stub.query;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.graph.stub.json.GraphException;

/**
 * The id of an extended property: {@code String 0x007D} or {@code String {guid} Name X-Own}.
 *
 * @param asked the id as it was asked for
 * @param normal the id as Graph writes it
 * @param tag the tag; empty where the property has a name
 */
public record ExtendedId(String asked, String normal, Optional<Integer> tag) {
  private static final Pattern TAGGED = Pattern.compile("(\\w+) 0x([0-9A-Fa-f]{1,4})");
  private static final Pattern NAMED =
      Pattern.compile("(\\w+) (\\{[0-9A-Fa-f-]{36}\\}) (Name .+|Id 0x[0-9A-Fa-f]{1,8})");

  /** Reads an id. */
  public static ExtendedId of(String text) {
    Matcher tagged = TAGGED.matcher(text);
    if (tagged.matches()) {
      int tag = Integer.parseInt(tagged.group(2), 16);
      String normal = capital(tagged.group(1)) + " 0x" + Integer.toHexString(tag);
      return new ExtendedId(text, normal, Optional.of(tag));
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      String guid = named.group(2).toLowerCase(Locale.ROOT);
      return new ExtendedId(
          text, capital(named.group(1)) + " " + guid + " " + named.group(3), Optional.empty());
    }
    throw GraphException.of(
        400, "ErrorInvalidProperty", "The property id '" + text + "' is not valid.");
  }

  private static String capital(String type) {
    return type.substring(0, 1).toUpperCase(Locale.ROOT)
        + type.substring(1).toLowerCase(Locale.ROOT);
  }
}
