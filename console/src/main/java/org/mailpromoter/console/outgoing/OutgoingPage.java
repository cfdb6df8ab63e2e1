package org.mailpromoter.console.outgoing;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * A mail that goes out.
 *
 * @param frame its frame; the title is its subject
 * @param href its own address
 * @param state where it is
 * @param verdict where it is and why, in a sentence
 * @param said what a server or a failure said; may be empty
 * @param next when it is tried again or released; one at most
 * @param advice what a person should do; empty if nothing
 * @param moving whether its state may change by itself
 * @param recipients to whom it goes
 * @param history what became of it, the first step first
 * @param facts what else is known of it
 * @param actions what the visitor may do with it
 */
public record OutgoingPage(
    Frame frame,
    String href,
    Chip state,
    String verdict,
    String said,
    List<Moment> next,
    String advice,
    boolean moving,
    List<Recipient> recipients,
    List<Step> history,
    List<Fact> facts,
    List<Action> actions) {
  /** Copies the lists. */
  public OutgoingPage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(state, "state");
    next = List.copyOf(next);
    recipients = List.copyOf(recipients);
    history = List.copyOf(history);
    facts = List.copyOf(facts);
    actions = List.copyOf(actions);
  }

  /**
   * A recipient.
   *
   * @param role To, Cc or Bcc
   * @param address the address
   * @param state what is known
   * @param words what a server or a report said; may be empty
   */
  public record Recipient(String role, String address, Chip state, String words) {}

  /**
   * A step of its history.
   *
   * @param at when
   * @param state where it came
   * @param why why
   * @param words what a server or a failure said; may be empty
   */
  public record Step(Moment at, Chip state, String why, String words) {}

  /**
   * A fact.
   *
   * @param label what it is
   * @param value the fact; may be empty if there is a link
   * @param links where to see it
   */
  public record Fact(String label, String value, List<Link> links) {
    /** Copies the list. */
    public Fact {
      links = List.copyOf(links);
    }
  }

  /**
   * Something to do.
   *
   * @param title what it is
   * @param effect what it does
   * @param button what the button says
   * @param path what the form is sent to, or the page that asks once more
   * @param field the name of the field that it sends; empty for none
   * @param value the value of the field
   * @param main whether it is what most people want
   * @param asks whether a page asks once more before it is done
   */
  public record Action(
      String title,
      String effect,
      String button,
      String path,
      String field,
      String value,
      boolean main,
      boolean asks) {}
}
