package org.mailpromoter.console.frame;

import java.util.Objects;

/**
 * A link within the console.
 *
 * @param label what people read
 * @param href a path, with its query encoded
 */
public record Link(String label, String href) {
  /** Rejects nulls. */
  public Link {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(href, "href");
  }
}
