package org.mailpromoter.spi.loading;

/**
 * A kind of part that plugins offer.
 *
 * @since 0.1
 */
public enum OfferKind {
  /** A way to reach mailboxes. */
  CONNECTOR("connector"),
  /** A way to recognise conversations. */
  STRATEGY("correlation strategy"),
  /** A way to find the records behind addresses. */
  DIRECTORY("record directory"),
  /** A way to take activities elsewhere. */
  SINK("activity sink"),
  /** A way to keep everything. */
  STORAGE("storage");

  private final String words;

  OfferKind(String words) {
    this.words = words;
  }

  /** The kind for people. */
  public String words() {
    return words;
  }
}
