package org.mailpromoter.console.report;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;

/**
 * What became of mail in a period.
 *
 * @param frame its frame
 * @param period what is reported on, in a sentence
 * @param periods the periods that can be chosen, each with its address
 * @param choices the mailbox that can be chosen
 * @param tiles the main figures
 * @param days promoted and refused messages by day; none without mail
 * @param top the height of the chart in messages
 * @param reasons how many messages had each reason
 * @param tables the rest
 * @param agreement how often correlation methods agree; empty without mail
 * @param emptiness why there is nothing; empty if there is something
 * @param later the fields by which the report is begun as a job; none if it is no job
 */
public record ReportPage(
    Frame frame,
    String period,
    List<Period> periods,
    List<Choices> choices,
    List<Tile> tiles,
    List<Day> days,
    String top,
    List<Reason> reasons,
    List<Table> tables,
    String agreement,
    String emptiness,
    List<Value> later) {
  /** Copies the lists. */
  public ReportPage {
    Objects.requireNonNull(frame, "frame");
    periods = List.copyOf(periods);
    choices = List.copyOf(choices);
    tiles = List.copyOf(tiles);
    days = List.copyOf(days);
    reasons = List.copyOf(reasons);
    tables = List.copyOf(tables);
    later = List.copyOf(later);
  }

  /**
   * A field.
   *
   * @param name its name
   * @param value its value
   */
  public record Value(String name, String value) {}

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
   */
  public record Tile(String number, String label) {}

  /**
   * A day of the chart.
   *
   * @param label shown below it; empty where there is no room
   * @param name the day
   * @param yes promoted messages
   * @param no refused messages
   * @param x where its bar begins
   * @param width of its bar
   * @param yesHeight height of the promoted ones
   * @param noHeight height of the refused ones
   */
  public record Day(
      String label,
      String name,
      long yes,
      long no,
      int x,
      int width,
      int yesHeight,
      int noHeight) {}

  /**
   * A reason.
   *
   * @param name as Dynamics 365 spells it
   * @param count how many messages
   * @param width of its bar, in 100
   * @param kind the class of its bar
   * @param href the messages
   */
  public record Reason(String name, String count, int width, String kind, String href) {}

  /**
   * A table.
   *
   * @param id names it within the page
   * @param title its heading
   * @param heads the heads of its columns
   * @param rows its rows
   */
  public record Table(String id, String title, List<Head> heads, List<List<Cell>> rows) {
    /** Copies the lists. */
    public Table {
      heads = List.copyOf(heads);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * The head of a column.
   *
   * @param text what people read
   * @param number whether the column has numbers
   */
  public record Head(String text, boolean number) {}

  /**
   * A cell.
   *
   * @param text what people read
   * @param note below it; may be empty
   * @param href where it leads; may be empty
   */
  public record Cell(String text, String note, String href) {
    static Cell of(String text) {
      return new Cell(text, "", "");
    }

    static Cell of(long number) {
      return of(org.mailpromoter.console.frame.Words.number(number));
    }
  }
}
