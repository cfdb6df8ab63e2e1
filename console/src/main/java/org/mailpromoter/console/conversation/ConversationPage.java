package org.mailpromoter.console.conversation;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * A conversation.
 *
 * @param frame its frame
 * @param summary how much mail it has, in words
 * @param branches the mail that answers nothing, each with its answers
 * @param more what is not shown, with the page that shows it; empty if all is shown
 * @param parties who takes part, each with how many mails they wrote
 * @param regarding the records it is about, each with the list of the record
 * @param answers where to answer its latest mail; none if the visitor cannot
 */
public record ConversationPage(
    Frame frame,
    String summary,
    List<Branch> branches,
    List<Link> more,
    List<Party> parties,
    List<Link> regarding,
    List<Link> answers) {
  /** Copies the lists. */
  public ConversationPage {
    Objects.requireNonNull(frame, "frame");
    branches = List.copyOf(branches);
    more = List.copyOf(more);
    parties = List.copyOf(parties);
    regarding = List.copyOf(regarding);
    answers = List.copyOf(answers);
  }

  /**
   * A mail and its answers.
   *
   * @param line the mail
   * @param answers its answers, in the order in which they were sent
   */
  public record Branch(Line line, List<Branch> answers) {
    /** Copies the list. */
    public Branch {
      answers = List.copyOf(answers);
    }
  }

  /**
   * A mail on one line.
   *
   * @param icon its direction, or that it is a ghost
   * @param who who wrote it; for a ghost, what it is
   * @param link its page; none if it has none
   * @param sent when it was sent or received; none if that is not known
   * @param evidence how it is known what it answers; empty if it answers nothing
   * @param clue the evidence in full; may be empty
   * @param answered what it answers, if the tree does not show that; else empty
   * @param status what became of it; none for what was never seen
   * @param ghost whether it is no activity
   * @param here whether the visitor came for this one
   */
  public record Line(
      String icon,
      String who,
      List<Link> link,
      List<Moment> sent,
      String evidence,
      String clue,
      String answered,
      List<Chip> status,
      boolean ghost,
      boolean here) {
    /** Copies the lists. */
    public Line {
      link = List.copyOf(link);
      sent = List.copyOf(sent);
      status = List.copyOf(status);
    }
  }

  /**
   * Somebody who takes part.
   *
   * @param name the name
   * @param address the address; may be empty
   * @param record the record; empty if the address is not resolved
   * @param wrote how many mails they wrote, in words
   */
  public record Party(String name, String address, String record, String wrote) {}
}
