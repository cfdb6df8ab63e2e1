package org.mailpromoter.console.overview;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;

/**
 * What needs attention, the mailboxes, and what became of mail.
 *
 * @param frame its frame
 * @param attention what needs attention
 * @param quiet how many causes of alerts are done or muted, as a sentence; empty for none
 * @param periods the periods that can be shown
 * @param period the one that is shown, as a word
 * @param since from when on all messages were counted, if the work was ended before; one at most
 * @param tiles figures of the period
 * @param chart what became of mail in the period
 * @param mailboxes the mailboxes
 */
public record OverviewPage(
    Frame frame,
    List<Matter> attention,
    String quiet,
    List<Period> periods,
    String period,
    List<Moment> since,
    List<Tile> tiles,
    Chart chart,
    List<Mailbox> mailboxes) {
  /** Copies the lists. */
  public OverviewPage {
    Objects.requireNonNull(frame, "frame");
    attention = List.copyOf(attention);
    Objects.requireNonNull(quiet, "quiet");
    periods = List.copyOf(periods);
    since = List.copyOf(since);
    tiles = List.copyOf(tiles);
    mailboxes = List.copyOf(mailboxes);
  }

  /**
   * Something that needs attention.
   *
   * @param tone how bad it is
   * @param title what it is about
   * @param sentence what happened and what to do
   * @param links where to go on
   */
  public record Matter(Tone tone, String title, String sentence, List<Link> links) {
    /** Copies the list. */
    public Matter {
      links = List.copyOf(links);
    }
  }

  /**
   * A period.
   *
   * @param link its address
   * @param current whether it is shown
   */
  public record Period(Link link, boolean current) {}

  /**
   * A figure.
   *
   * @param number the figure
   * @param label what it counts
   * @param note its part of the whole; may be empty
   * @param href the list behind it
   */
  public record Tile(String number, String label, String note, String href) {}

  /**
   * What became of mail in each hour or day.
   *
   * @param title what it shows, in a sentence
   * @param height the height of the drawing
   * @param width the width of the drawing
   * @param top the largest number, in words
   * @param bars the hours or days, the oldest first
   */
  public record Chart(String title, int height, int width, String top, List<Bar> bars) {
    /** Copies the list. */
    public Chart {
      bars = List.copyOf(bars);
    }
  }

  /**
   * An hour or a day.
   *
   * @param label its name; empty if there is no room for it
   * @param name its full name
   * @param promoted how many messages were promoted
   * @param refused how many were refused
   * @param other how many were left alone
   * @param x where it stands
   * @param width how wide it is
   * @param yes where the promoted begin, and their height
   * @param no where the refused begin, and their height
   * @param rest where the others begin, and their height
   */
  public record Bar(
      String label,
      String name,
      long promoted,
      long refused,
      long other,
      int x,
      int width,
      Span yes,
      Span no,
      Span rest) {}

  /** A part of a bar. */
  public record Span(int y, int height) {}

  /**
   * A mailbox.
   *
   * @param name its name
   * @param href its page
   * @param owner whose it is
   * @param state how it is, in a word
   * @param sentence why, if it is not well
   * @param runs when it was read last; none if never
   * @param good when it was read last without a failure, if that was not the last run; one at most
   * @param undecided when the oldest message came that could not be decided yet; one at most
   * @param promoted promoted messages of the period
   * @param refused refused messages of the period
   */
  public record Mailbox(
      String name,
      String href,
      String owner,
      Chip state,
      String sentence,
      List<Moment> runs,
      List<Moment> good,
      List<Moment> undecided,
      String promoted,
      String refused) {
    /** Copies the lists. */
    public Mailbox {
      runs = List.copyOf(runs);
      good = List.copyOf(good);
      undecided = List.copyOf(undecided);
    }
  }
}
