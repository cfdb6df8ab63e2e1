package org.mailpromoter.console.record;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * Whose an address is.
 *
 * @param frame its frame; its notices say what contradicts
 * @param address the address, as it was typed
 * @param verdict from whom mail is that comes from it; empty if it is no address
 * @param answers what each directory says
 * @param mail what became of its mail of 30 days; none if nothing was asked
 * @param addable where a record with it is added; empty if the visitor may not
 */
public record AddressPage(
    Frame frame,
    String address,
    String verdict,
    List<Answer> answers,
    List<Mail> mail,
    String addable) {
  /** Copies the lists. */
  public AddressPage {
    Objects.requireNonNull(frame, "frame");
    answers = List.copyOf(answers);
    mail = List.copyOf(mail);
  }

  /**
   * The answer of a directory.
   *
   * @param directory its name
   * @param kind its kind
   * @param asOf the state it answers from; none for the present one
   * @param records the records it knows
   * @param remarks why it does not answer, or what is wrong with it
   * @param answered whether it answers
   */
  public record Answer(
      String directory,
      String kind,
      List<Moment> asOf,
      List<Found> records,
      List<String> remarks,
      boolean answered) {
    /** Copies the lists. */
    public Answer {
      asOf = List.copyOf(asOf);
      records = List.copyOf(records);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * A record that has the address.
   *
   * @param link its page
   * @param id its id
   * @param owner whose it is; empty if nobody's
   * @param state whether it is in use
   * @param counts whether mail from the address is from it
   */
  public record Found(Link link, String id, String owner, Chip state, boolean counts) {}

  /**
   * The mail from the address.
   *
   * @param count how much there is, in words
   * @param href the list of it
   * @param rows the latest
   */
  public record Mail(String count, String href, List<Row> rows) {
    /** Copies the list. */
    public Mail {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A message.
   *
   * @param href its page
   * @param received when it was received
   * @param mailbox where
   * @param subject its subject
   * @param outcome what became of it
   */
  public record Row(String href, Moment received, String mailbox, String subject, Chip outcome) {}
}
