package org.mailpromoter.spi.loading;

/**
 * A kind of part that plugins offer.
 *
 * @since 0.1
 */
public enum OfferKind {
  /** A connector to mailboxes. */
  CONNECTOR("connector"),
  /** A correlation strategy. */
  STRATEGY("correlation strategy"),
  /** A record directory. */
  DIRECTORY("record directory"),
  /** An activity sink. */
  SINK("activity sink"),
  /** A source of the settings of another CRM. */
  POLICY_SOURCE("policy source"),
  /** A way out for mail that is sent. */
  SENDER("mail sender"),
  /** A storage. */
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
