package org.mailpromoter.graph.stub.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.graph.stub.json.GraphException;

/**
 * What $expand names: extended properties by their ids.
 *
 * @param properties the extended properties that are wanted
 */
public record Expansion(List<ExtendedId> properties) {
  /** The navigation property that can be expanded. */
  public static final String NAME = "singleValueExtendedProperties";

  private static final Pattern WHOLE =
      Pattern.compile(
          "\\s*singleValueExtendedProperties\\s*\\(\\s*\\$filter\\s*=(.*)\\)\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("\\s*id eq '((?:[^']|'')+)'\\s*");

  /** Copies what it is given. */
  public Expansion {
    properties = List.copyOf(properties);
  }

  /** Reads $expand. */
  public static Expansion of(Query query) {
    Optional<String> expand = query.get("$expand");
    if (expand.isEmpty()) {
      return new Expansion(List.of());
    }
    Matcher whole = WHOLE.matcher(expand.get());
    if (!whole.matches()) {
      throw refused(expand.get());
    }
    List<ExtendedId> wanted = new ArrayList<>();
    for (String each : List.of(whole.group(1).split(" or ", -1))) {
      Matcher id = ID.matcher(each);
      if (!id.matches()) {
        throw refused(expand.get());
      }
      wanted.add(ExtendedId.of(id.group(1).replace("''", "'")));
    }
    return new Expansion(wanted);
  }

  private static GraphException refused(String text) {
    String name = text.strip().split("[(,\\s]", 2)[0];
    return name.toLowerCase(Locale.ROOT).equals(NAME.toLowerCase(Locale.ROOT))
        ? GraphException.badRequest("Invalid $expand clause: " + text)
        : Selection.unknown(name, "message");
  }

  /** Returns whether nothing is expanded. */
  public boolean isEmpty() {
    return properties.isEmpty();
  }
}
