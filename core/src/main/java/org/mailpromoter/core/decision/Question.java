package org.mailpromoter.core.decision;

/**
 * The questions that deciding asks, in the order in which it asks them (semantics 2.5).
 *
 * @since 0.1
 */
public enum Question {
  /** Scope. */
  IN_SCOPE("A-6 A-25 S-10", "Does this mailbox process the message at all?"),
  /** Sender syntax. */
  SENDER_VALID("2.5-2", "Does From hold a valid address?"),
  /** Identity. */
  NOT_A_DUPLICATE("A-40 A-41", "Is the message new to the system?"),
  /** Recipient resolution. */
  RECIPIENTS_RESOLVED("A-9 A-11 A-16", "Which users and queues is it addressed to?"),
  /** Whose option counts. */
  OWNERS_CONSIDERED("A-10 A-12 A-13", "Whose Track option is considered?"),
  /** Correlation. */
  CORRELATED("A-20 A-50 C-1", "Does it belong to a conversation that the system knows?"),
  /** Sender resolution. */
  SENDER_RESOLVED("A-17 P-10 P-12 P-13", "Which record is the sender?"),
  /** Acceptance. */
  ACCEPTED("2.1 A-12 2.5-8", "Does a considered user or queue accept it?"),
  /** A failure of evaluation itself. */
  EVALUATED("2.5", "Could the message be evaluated?"),
  /** Explicit tracking. */
  TRACKED_EXPLICITLY("5 F-3 F-10", "Did a person ask to track it?"),
  /** Stopped conversations. */
  NOT_STOPPED("9-9 9-10 F-20", "Is its conversation still tracked?"),
  /** Internal mail. */
  NOT_INTERNAL(
      "A-30 A-31 A-32 A-33 A-34 A-35", "Is it more than the second copy of internal mail?"),
  /** Creation, which takes more than deciding. */
  CREATED("S-40 S-41", "Could its activity be created?"),
  /** Several authors, or one whom readers may take for another; asked when there is a doubt. */
  AUTHOR_CLEAR("P-10", "Is it clear who in From wrote it?");

  private final String rules;
  private final String text;

  Question(String rules, String text) {
    this.rules = rules;
    this.text = text;
  }

  /** The rules of the semantics that the question rests on, separated by blanks. */
  public String rules() {
    return rules;
  }

  /** The question as a person reads it. */
  public String text() {
    return text;
  }
}
