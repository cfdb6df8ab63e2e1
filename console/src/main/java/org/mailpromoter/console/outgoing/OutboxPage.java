package org.mailpromoter.console.outgoing;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * The outbox.
 *
 * @param frame its frame
 * @param tabs the phases, and drafts
 * @param choices the filters that people choose
 * @param mayWrite whether the visitor may write a mail
 * @param here the address of this list
 * @param rows the mails, the latest first
 * @param emptiness why there are none; empty if there are some
 * @param older the address of the next page; empty if this is the last one
 * @param latest the address of the first page; empty if this is it
 */
public record OutboxPage(
    Frame frame,
    List<Tab> tabs,
    List<Choices> choices,
    boolean mayWrite,
    String here,
    List<Row> rows,
    List<String> emptiness,
    String older,
    String latest) {
  /** Copies the lists. */
  public OutboxPage {
    Objects.requireNonNull(frame, "frame");
    tabs = List.copyOf(tabs);
    choices = List.copyOf(choices);
    rows = List.copyOf(rows);
    emptiness = List.copyOf(emptiness);
  }

  /**
   * A part of the outbox.
   *
   * @param label what people read
   * @param href its address
   * @param value the value of the filter; empty for none
   * @param current whether it is this one
   */
  public record Tab(String label, String href, String value, boolean current) {}

  /**
   * A mail.
   *
   * @param href its page
   * @param since since when it is in its phase
   * @param recipients to whom it goes, in short
   * @param mailbox the mailbox that sends it; empty for a draft
   * @param subject its subject; may be empty
   * @param state where it is
   * @param why why it is there, in short; may be empty
   * @param next when it is tried again; one at most
   */
  public record Row(
      String href,
      Moment since,
      String recipients,
      String mailbox,
      String subject,
      Chip state,
      String why,
      List<Moment> next) {
    /** Copies the list. */
    public Row {
      next = List.copyOf(next);
    }
  }
}
