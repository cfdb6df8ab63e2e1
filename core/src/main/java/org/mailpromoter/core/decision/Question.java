package org.mailpromoter.core.decision;

/**
 * The questions of a decision, in the order of evaluation (semantics 2.5).
 *
 * @since 0.1
 */
public enum Question {
  /** Scope. */
  IN_SCOPE("A-6 A-25 S-10"),
  /** Sender syntax. */
  SENDER_VALID("2.5-2"),
  /** Identity. */
  NOT_A_DUPLICATE("A-40 A-41"),
  /** Recipient resolution. */
  RECIPIENTS_RESOLVED("A-9 A-11 A-16"),
  /** Whose option counts. */
  OWNERS_CONSIDERED("A-10 A-12 A-13"),
  /** Correlation. */
  CORRELATED("A-20 A-50 C-1"),
  /** Sender resolution. */
  SENDER_RESOLVED("A-17 P-10 P-12 P-13"),
  /** Acceptance. */
  ACCEPTED("2.1 A-12 2.5-8"),
  /** A failure of evaluation itself. */
  EVALUATED("2.5"),
  /** Explicit tracking. */
  TRACKED_EXPLICITLY("5 F-3 F-10"),
  /** Stopped conversations. */
  NOT_STOPPED("9-9 9-10 F-20"),
  /** Internal mail. */
  NOT_INTERNAL("A-30 A-31 A-32 A-33 A-34 A-35"),
  /** Creation, which can fail after the decision. */
  CREATED("S-40 S-41"),
  /** Several or ambiguous authors; asked only if there is a doubt. */
  AUTHOR_CLEAR("P-10");

  private final String rules;

  Question(String rules) {
    this.rules = rules;
  }

  /** The rules of the semantics that the question rests on, separated by spaces. */
  public String rules() {
    return rules;
  }
}
