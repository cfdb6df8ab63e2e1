package org.mailpromoter.core.diagnosis.english;

import org.mailpromoter.core.decision.Obstacle;

/** An obstacle as a sentence without a full stop. */
final class EnglishObstacle {
  private EnglishObstacle() {}

  static String of(Obstacle obstacle) {
    String what = what(obstacle.kind());
    boolean both = !what.isEmpty() && !obstacle.said().isEmpty();
    return what + (both ? ": " : "") + obstacle.said();
  }

  private static String what(Obstacle.Kind kind) {
    return switch (kind) {
      case NONE -> "nothing failed";
      case EARLIER -> "";
      case HEADER_REFUSED -> "the mailbox does not return its header";
      case HEADER_DAMAGED -> "its header cannot be parsed";
      case BODY_REFUSED -> "the mailbox does not return it";
      case BODY_UNANSWERED -> "the mailbox gave no answer about it";
      case BODY_TOO_LONG -> "it has more text than its mailbox said";
      case BODY_DAMAGED -> "its body cannot be parsed";
      case FACTS_DAMAGED -> "its stored facts cannot be read";
      case NOT_EVALUATED -> "it cannot be evaluated";
      case NOT_PROCESSED -> "it cannot be processed";
      case NOT_LISTED -> "the mailbox no longer lists it";
    };
  }
}
