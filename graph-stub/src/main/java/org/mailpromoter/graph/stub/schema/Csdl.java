package org.mailpromoter.graph.stub.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Types of OData's Common Schema Definition Language.
 *
 * @param types the types by their names without a namespace
 */
record Csdl(Map<String, Type> types) {
  Csdl {
    types = Map.copyOf(types);
  }

  /**
   * A type.
   *
   * @param base the name of the type that it extends; empty for none
   * @param properties the types of its properties, navigation properties among them
   * @param required the properties that must not be null
   * @param values the values, if it is an enumeration
   */
  record Type(
      String base, Map<String, String> properties, Set<String> required, Set<String> values) {
    Type {
      properties = Map.copyOf(properties);
      required = Set.copyOf(required);
      values = Set.copyOf(values);
    }
  }

  /** The name of a type without its namespace. */
  static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  Optional<Type> type(String name) {
    return Optional.ofNullable(types.get(bare(name)));
  }

  /** The type of a property, its own or inherited. */
  Optional<String> property(String type, String name) {
    return type(type)
        .flatMap(
            found ->
                Optional.ofNullable(found.properties().get(name))
                    .or(() -> property(found.base(), name)));
  }

  boolean isRequired(String type, String name) {
    return type(type)
        .filter(found -> found.required().contains(name) || isRequired(found.base(), name))
        .isPresent();
  }

  /** The names of all properties of a type. */
  Set<String> properties(String type) {
    Set<String> names = new TreeSet<>();
    type(type)
        .ifPresent(
            found -> {
              names.addAll(found.properties().keySet());
              names.addAll(properties(found.base()));
            });
    return names;
  }
}
