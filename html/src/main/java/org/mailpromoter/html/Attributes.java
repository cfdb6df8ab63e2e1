package org.mailpromoter.html;

import java.util.List;

/** Attributes as the library gives them: names and values by turns. */
final class Attributes {
  private Attributes() {}

  /** The value of an attribute; empty if it is not there. */
  static String value(List<String> attributes, String name) {
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equals(name)) {
        return attributes.get(i + 1);
      }
    }
    return "";
  }
}
