package org.mailpromoter.console.message;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * The list of analyzed messages.
 *
 * @param frame its frame
 * @param views saved views
 * @param form what can be chosen
 * @param filters the filters in force, each with the address without it
 * @param count how many messages there are, in words
 * @param exports the same list as files
 * @param grouping how they can be grouped, and the groups if they are
 * @param selecting what can be done with several rows at once
 * @param live how the page learns of new messages
 * @param rows the messages
 * @param emptiness why there are none; empty if there are some
 * @param older the address of the next page; empty if this is the last one
 * @param latest the address of the first page; empty if this is it
 */
public record MessagesPage(
    Frame frame,
    List<View> views,
    Form form,
    List<Link> filters,
    String count,
    List<Link> exports,
    Grouping grouping,
    Selecting selecting,
    Live live,
    List<Row> rows,
    List<String> emptiness,
    String older,
    String latest) {
  /** Copies the lists. */
  public MessagesPage {
    Objects.requireNonNull(frame, "frame");
    views = List.copyOf(views);
    filters = List.copyOf(filters);
    exports = List.copyOf(exports);
    rows = List.copyOf(rows);
    emptiness = List.copyOf(emptiness);
  }

  /**
   * A saved view.
   *
   * @param link its address
   * @param current whether it is shown
   */
  public record View(Link link, boolean current) {}

  /**
   * The filters that can be chosen.
   *
   * @param text words of the subject or sender
   * @param sender part of the sender's address
   * @param until before which time; shown only if the address has it
   * @param choices the fields with lists
   */
  public record Form(String text, String sender, String until, List<Choices> choices) {
    /** Copies the list. */
    public Form {
      choices = List.copyOf(choices);
    }
  }

  /**
   * What can be done with several rows at once.
   *
   * @param retry whether they can be decided again
   * @param track whether they can be tracked by hand
   * @param list the query of this list, to come back to it
   * @param ticked which messages are selected already
   * @param page the address of this page with all its messages selected
   * @param every the address of it with all that match selected; empty if this page has them all
   * @param none the address of it with none selected
   */
  public record Selecting(
      boolean retry,
      boolean track,
      String list,
      Ticked ticked,
      String page,
      String every,
      String none) {
    /** Nothing can be done. */
    static final Selecting NOTHING = new Selecting(false, false, "", Ticked.NONE, "", "", "");

    /** Whether anything can be done. */
    public boolean isPossible() {
      return retry || track;
    }
  }

  /** Which messages are selected when a page is shown. */
  public enum Ticked {
    /** None. */
    NONE,
    /** All on the page. */
    PAGE,
    /** All that match. */
    ALL
  }

  /**
   * Messages by what they have in common.
   *
   * @param choices the list, and each way to group it
   * @param common what the groups have in common, as the head of their column; empty for a list
   * @param word the same in the address; empty for a list
   * @param groups the groups, the largest first
   * @param notes what is not counted; empty if all is
   */
  public record Grouping(
      List<View> choices, String common, String word, List<Group> groups, List<String> notes) {
    /** Copies the lists. */
    public Grouping {
      choices = List.copyOf(choices);
      groups = List.copyOf(groups);
      notes = List.copyOf(notes);
    }

    /** Whether the messages are grouped. */
    public boolean isGrouped() {
      return !common.isEmpty();
    }
  }

  /**
   * Messages that are alike.
   *
   * @param label what they have in common
   * @param help what helps them all; empty if they differ in that
   * @param outcome what became of them; nothing if they differ in that
   * @param count how many there are, as the link to them says it
   * @param list the list of them; empty if no filter finds them
   * @param senders how many senders they have, in words; empty for one
   * @param received when the latest was received
   * @param latest the page of the latest
   * @param subject the subject of the latest; empty if it has none or is forgotten
   */
  public record Group(
      String label,
      String help,
      List<Chip> outcome,
      String count,
      String list,
      String senders,
      Moment received,
      String latest,
      String subject) {
    /** Copies the list. */
    public Group {
      outcome = List.copyOf(outcome);
    }
  }

  /**
   * How the page learns of new messages.
   *
   * @param newer the address that says how many there are; empty if it should not ask
   * @param show the list with them
   */
  public record Live(String newer, String show) {
    /** Never. */
    static final Live NEVER = new Live("", "");
  }

  /**
   * A message.
   *
   * @param number the number of its decision
   * @param selectable whether it can be selected
   * @param href the page that explains it
   * @param received when it was received
   * @param mailbox where
   * @param sender from whom, in words
   * @param subject its subject, in words
   * @param outcome what became of it
   * @param because why, as a clause
   */
  public record Row(
      long number,
      boolean selectable,
      String href,
      Moment received,
      String mailbox,
      String sender,
      String subject,
      Chip outcome,
      String because) {}

  /** Whether any filter is in force. */
  public boolean isFiltered() {
    return !filters.isEmpty();
  }
}
