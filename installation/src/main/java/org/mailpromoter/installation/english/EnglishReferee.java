package org.mailpromoter.installation.english;

import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.installation.comparison.RefereeAnswer;
import org.mailpromoter.spi.policy.Judgement;

/** Sentences about what another CRM says about a message. */
public final class EnglishReferee {
  private EnglishReferee() {}

  /** What the other CRM says, and how that fits the decision here. */
  public static String of(RefereeAnswer answer) {
    String there = answer.source();
    return switch (answer.standing()) {
      case AGREED -> judged(answer) + " It agrees.";
      case OTHER_REASON ->
          judged(answer)
              + " The result is the same, for another reason: here it is "
              + answer.here().title()
              + ".";
      case DISAGREED ->
          judged(answer)
              + " It disagrees: here the reason is "
              + answer.here().title()
              + "."
              + aboutConversation(answer);
      case KNOWN_THERE ->
          there + " has this message already, so it does not say what it would decide.";
      case BY_HAND ->
          there + " was not asked: a person tracked this message, and settings do not count then.";
      case NOT_INCOMING -> there + " was not asked: it judges incoming mail only.";
      case FORGOTTEN ->
          there + " was not asked: what was known of this message is no longer stored.";
      case CANNOT_BE_ASKED -> there + " cannot be asked about messages.";
    };
  }

  /** The question has no header field by which most replies are recognized. */
  private static String aboutConversation(RefereeAnswer answer) {
    return answer.here() == Reason.CORRELATION_MATCH
        ? " It was told sender, recipients, subject and Message-ID only, so it may know the"
            + " conversation nevertheless."
        : "";
  }

  private static String judged(RefereeAnswer answer) {
    return answer
        .judgement()
        .map(each -> answer.source() + " " + verb(each) + ": " + each.words() + ".")
        .orElse("");
  }

  private static String verb(Judgement judgement) {
    return judgement.accepted() ? "would promote this message" : "would not promote this message";
  }
}
