package org.mailpromoter.console.message;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;

/**
 * One message: what became of it, why, and what would have promoted it.
 *
 * @param frame its frame
 * @param facts from whom to whom
 * @param outcome what became of it
 * @param verdict the whole answer in a paragraph
 * @param mayReveal whether its texts are hidden and can be revealed
 * @param undo what puts the last change back; empty if none was made from here
 * @param path the questions that were asked
 * @param advice what can be done about the reasons in general
 * @param remedies what would have promoted it
 * @param people the sender and the recipients
 * @param conversation what it is known to belong to or to answer
 * @param others what became of the same message elsewhere
 */
public record MessagePage(
    Frame frame,
    Head facts,
    Chip outcome,
    String verdict,
    boolean mayReveal,
    List<Undo> undo,
    List<Step> path,
    List<String> advice,
    RemediesPart remedies,
    List<Person> people,
    List<Line> conversation,
    List<Other> others) {
  /** Copies the lists. */
  public MessagePage {
    Objects.requireNonNull(frame, "frame");
    undo = List.copyOf(undo);
    path = List.copyOf(path);
    advice = List.copyOf(advice);
    people = List.copyOf(people);
    conversation = List.copyOf(conversation);
    others = List.copyOf(others);
  }

  /**
   * The line below the heading.
   *
   * @param sender from whom
   * @param mailbox where it was read
   * @param mailboxHref the list of the mailbox
   * @param received when it was received
   * @param decided when it was decided
   * @param number the number of the decision
   */
  public record Head(
      String sender,
      String mailbox,
      String mailboxHref,
      Moment received,
      Moment decided,
      long number) {}

  /**
   * A question and its answer.
   *
   * @param question the question
   * @param answer the answer in a word or two
   * @param tone whether it let the message pass
   * @param decisive whether it settled the matter
   * @param settings the settings it turned on
   * @param seen what was seen, a sentence each
   * @param rules the rules it rests on
   */
  public record Step(
      String question,
      String answer,
      Tone tone,
      boolean decisive,
      List<Setting> settings,
      List<String> seen,
      String rules) {
    /** Copies the lists. */
    public Step {
      settings = List.copyOf(settings);
      seen = List.copyOf(seen);
    }
  }

  /**
   * A setting that a question turned on.
   *
   * @param name what it is
   * @param value its value
   * @param origin where the value comes from
   * @param finding what it says about the message; empty if nothing
   * @param href where it is chosen
   */
  public record Setting(String name, String value, String origin, String finding, String href) {}

  /**
   * The sender or a recipient.
   *
   * @param role which header
   * @param name the name and address
   * @param records the records with the address, in words
   */
  public record Person(String role, String name, String records) {}

  /**
   * A sentence with a link.
   *
   * @param sentence what is known
   * @param links where to see it
   */
  public record Line(String sentence, List<Link> links) {
    /** Copies the list. */
    public Line {
      links = List.copyOf(links);
    }
  }

  /**
   * The same message elsewhere.
   *
   * @param href its page
   * @param mailbox where it was read
   * @param decided when it was decided
   * @param outcome what became of it
   */
  public record Other(String href, String mailbox, Moment decided, Chip outcome) {}

  /**
   * A change that can be put back.
   *
   * @param label what a click does
   * @param word what is sent
   */
  public record Undo(String label, String word) {}
}
