package org.mailpromoter.core.activity;

/**
 * The numbers of the Dynamics 365 column {@code correlationmethod} (semantics 3.1).
 *
 * @since 0.1
 */
public enum CorrelationMethod {
  /** No correlation was found. */
  NONE(0, "None"),
  /** Correlation was not attempted. */
  SKIPPED(1, "Skipped"),
  /** Legacy client header; not used. */
  X_HEADER(2, "XHeader"),
  /** In-Reply-To (and References, which Dynamics 365 ignores). */
  IN_REPLY_TO(3, "InReplyTo"),
  /** Token in the subject. */
  TRACKING_TOKEN(4, "TrackingToken"),
  /** Thread-Index. */
  CONVERSATION_INDEX(5, "ConversationIndex"),
  /** Words of the subject and addresses. */
  SMART_MATCHING(6, "SmartMatching"),
  /** A strategy of a third party. */
  CUSTOM(7, "CustomCorrelation");

  private final int number;
  private final String title;

  CorrelationMethod(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** The option-set number. */
  public int number() {
    return number;
  }

  /** The name as Dynamics 365 spells it. */
  public String title() {
    return title;
  }

  /** Whether a match fills the parent activity too (C-2). */
  public boolean setsParent() {
    return this == IN_REPLY_TO || this == CONVERSATION_INDEX;
  }

  /** The method with a number. */
  public static CorrelationMethod of(int number) {
    for (CorrelationMethod method : values()) {
      if (method.number == number) {
        return method;
      }
    }
    throw new IllegalArgumentException("no correlation method " + number);
  }
}
