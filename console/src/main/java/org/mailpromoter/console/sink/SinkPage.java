package org.mailpromoter.console.sink;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.alert.AlertHistory;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;

/**
 * A sink.
 *
 * @param frame its frame; the title is the name of the sink
 * @param path the path of the page
 * @param about which kind it is, and what it is told
 * @param state how it is, in a word
 * @param tiles what waits for it
 * @param oldest since when the oldest event waits; one at most
 * @param until until when it is left alone; one at most
 * @param events the first events that it did not accept
 * @param more how many more there are, in words; empty if all are shown
 * @param retryable whether the visitor may have events delivered again, and there are some
 * @param replayable whether the visitor may have it told of the past
 * @param history alerts about it, the latest first
 */
public record SinkPage(
    Frame frame,
    String path,
    String about,
    Chip state,
    List<Tile> tiles,
    List<Moment> oldest,
    List<Moment> until,
    List<Event> events,
    String more,
    boolean retryable,
    boolean replayable,
    List<AlertHistory.Event> history) {
  /** Copies the lists. */
  public SinkPage {
    Objects.requireNonNull(frame, "frame");
    tiles = List.copyOf(tiles);
    oldest = List.copyOf(oldest);
    until = List.copyOf(until);
    events = List.copyOf(events);
    history = List.copyOf(history);
  }

  /**
   * A figure.
   *
   * @param number the figure
   * @param label what it counts
   */
  public record Tile(String number, String label) {}

  /**
   * An event that was set aside.
   *
   * @param number its number
   * @param at when it happened
   * @param subject the subject of its activity
   * @param activity the number of its activity
   * @param tries how often it was tried, in words
   * @param why the answer of the receiver
   */
  public record Event(
      long number, Moment at, String subject, long activity, String tries, String why) {}
}
