package org.mailpromoter.exchange.stub.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a request.
 *
 * @param namespace its namespace; empty for none
 * @param name its local name
 * @param attributes its attributes by local name
 * @param children the elements in it, in order
 * @param text the text in it, without that of its children
 */
public record Element(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<Element> children,
    String text) {
  /** Copies what it is given. */
  public Element {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** The first child of a name. */
  public Optional<Element> child(String wanted) {
    return children.stream().filter(each -> each.name.equals(wanted)).findFirst();
  }

  /** The first child of a name; a request without it is refused. */
  public Element need(String wanted) {
    return child(wanted)
        .orElseThrow(
            () -> EwsError.invalidRequest("The required element " + wanted + " is missing."));
  }

  /** The first child, whatever its name; a request without one is refused. */
  public Element only() {
    return children.stream()
        .findFirst()
        .orElseThrow(() -> EwsError.invalidRequest("The element " + name + " is empty."));
  }

  /** Returns the text of a child; empty if there is no such child. */
  public String textOf(String wanted) {
    return child(wanted).map(Element::text).orElse("");
  }

  /** An attribute; empty where it is missing. */
  public String attribute(String wanted) {
    return attributes.getOrDefault(wanted, "");
  }

  /** Returns whether the text of a child is true. */
  public boolean says(String wanted) {
    String value = textOf(wanted).strip();
    return value.equals("true") || value.equals("1");
  }
}
