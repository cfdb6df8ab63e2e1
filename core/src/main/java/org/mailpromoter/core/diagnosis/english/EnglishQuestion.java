package org.mailpromoter.core.diagnosis.english;

import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Verdict;

/**
 * Questions and answers as people read them.
 *
 * @since 0.1
 */
public final class EnglishQuestion {
  private EnglishQuestion() {}

  /** A question. */
  public static String of(Question question) {
    return switch (question) {
      case IN_SCOPE -> "Does this mailbox process the message at all?";
      case SENDER_VALID -> "Does From hold a valid address?";
      case NOT_A_DUPLICATE -> "Is the message new to the system?";
      case RECIPIENTS_RESOLVED -> "Which users and queues is it addressed to?";
      case OWNERS_CONSIDERED -> "Whose Track option is considered?";
      case CORRELATED -> "Does it belong to a conversation that the system knows?";
      case SENDER_RESOLVED -> "Which record is the sender?";
      case ACCEPTED -> "Does a considered user or queue accept it?";
      case EVALUATED -> "Could the message be evaluated?";
      case TRACKED_EXPLICITLY -> "Did a person ask to track it?";
      case NOT_STOPPED -> "Is its conversation still tracked?";
      case NOT_INTERNAL -> "Is it something other than the received copy of internal mail?";
      case CREATED -> "Could its activity be created?";
      case AUTHOR_CLEAR -> "Is it clear who in From wrote it?";
    };
  }

  /** An accepted message was not promoted if its activity could not be created. */
  static String answer(Verdict verdict, Outcome outcome) {
    return switch (verdict) {
      case YES -> "yes";
      case NO -> "no";
      case REFUSED -> "no, and that settles it";
      case PROMOTED -> outcome == Outcome.PROMOTED ? "yes: promoted" : "yes: to be promoted";
    };
  }
}
