package org.mailpromoter.graph.stub.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.graph.stub.json.GraphException;

/**
 * What $select names.
 *
 * @param names the properties; empty for those that come unasked
 */
public record Selection(Set<String> names) {
  /** Copies what it is given. */
  public Selection {
    names = Set.copyOf(names);
  }

  /** Reads $select; a property that a type does not have is refused. */
  public static Selection of(Query query, Set<String> known, String type) {
    Set<String> names = new LinkedHashSet<>();
    String select = query.get("$select").orElse("");
    for (String each : select.isBlank() ? List.<String>of() : List.of(select.split(",", -1))) {
      names.add(knownName(each.strip(), known, type));
    }
    return new Selection(names);
  }

  private static String knownName(String name, Set<String> known, String type) {
    return Stream.concat(Stream.of("id"), known.stream())
        .filter(each -> each.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, type));
  }

  /** What Graph says of a property that it does not know. */
  public static GraphException unknown(String name, String type) {
    return GraphException.of(
        400,
        "RequestBroker--ParseUri",
        "Could not find a property named '" + name + "' on type 'microsoft.graph." + type + "'.");
  }

  /** Returns whether nothing was selected, so that what comes unasked is answered. */
  public boolean isEmpty() {
    return names.isEmpty();
  }
}
