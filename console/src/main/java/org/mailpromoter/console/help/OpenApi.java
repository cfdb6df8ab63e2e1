package org.mailpromoter.console.help;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contract as a tree whose references are followed. What is absent is empty. */
final class OpenApi {
  private static final String REF = "$ref";
  private static final int MOST_REFERENCES = 10;

  private final Map<String, ?> contract;

  OpenApi(Map<String, ?> contract) {
    this.contract = contract;
  }

  Node root() {
    return new Node(contract, "");
  }

  /** The part that a reference within the contract names, such as {@code #/components/x/y}. */
  private Node follow(@Nullable Object value, String name, int left) {
    if (left > 0 && value instanceof Map<?, ?> map && map.get(REF) instanceof String reference) {
      Object found = contract;
      for (String part : reference.replaceFirst("^#/", "").split("/", -1)) {
        found = found instanceof Map<?, ?> inner ? inner.get(part) : null;
      }
      return follow(found, reference.substring(reference.lastIndexOf('/') + 1), left - 1);
    }
    return new Node(value, name);
  }

  /** A part of the contract. */
  final class Node {
    private final @Nullable Object value;
    private final String name;

    private Node(@Nullable Object value, String name) {
      this.value = value;
      this.name = name;
    }

    /** The name under which the contract keeps it; empty if it stands where it is used. */
    String name() {
      return name;
    }

    List<String> names() {
      return value instanceof Map<?, ?> map
          ? map.keySet().stream().map(String::valueOf).toList()
          : List.of();
    }

    Node node(String key) {
      return follow(value instanceof Map<?, ?> map ? map.get(key) : null, "", MOST_REFERENCES);
    }

    List<Map.Entry<String, Node>> entries() {
      return names().stream().map(each -> Map.entry(each, node(each))).toList();
    }

    Node first() {
      return names().stream().findFirst().map(this::node).orElse(new Node(null, ""));
    }

    String text(String key) {
      Object found = node(key).value;
      return found == null ? "" : String.valueOf(found).strip();
    }

    boolean flag(String key) {
      return text(key).equals("true");
    }

    List<Node> list(String key) {
      return node(key).value instanceof List<?> list
          ? list.stream().map(each -> follow(each, "", MOST_REFERENCES)).toList()
          : List.of();
    }

    List<String> texts(String key) {
      return list(key).stream().map(each -> String.valueOf(each.value)).toList();
    }

    /** Which values a schema allows, in a few words. */
    String type() {
      if (!texts("enum").isEmpty()) {
        return String.join(", ", texts("enum"));
      }
      String type =
          Stream.concat(texts("type").stream(), Stream.of(text("type")))
              .filter(each -> !each.isEmpty() && !each.startsWith("["))
              .distinct()
              .collect(Collectors.joining(" or "));
      if (type.equals("array")) {
        return "list of " + node("items").type();
      }
      String format = text("format");
      return format.isEmpty() ? type : type + ", " + format;
    }
  }
}
