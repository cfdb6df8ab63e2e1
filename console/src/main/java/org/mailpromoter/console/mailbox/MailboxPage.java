package org.mailpromoter.console.mailbox;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.alert.AlertHistory;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;

/**
 * A mailbox.
 *
 * @param frame its frame; the title is the name of the mailbox
 * @param about whose it is and how it is read
 * @param state how it is, in a word
 * @param trouble why it failed, and what that means; empty if it is well
 * @param actions what the visitor may do; empty if nothing
 * @param outcome what the test or the synchronization yielded that the address names; one at most
 * @param facts what is known of it
 * @param tiles figures of mail received in the last 24 hours
 * @param folders the folders that are read
 * @param login the command by which a person logs in; empty if the mailbox needs none
 * @param loginPath where a person begins to log in
 * @param history alerts about it, the latest first
 */
public record MailboxPage(
    Frame frame,
    String about,
    Chip state,
    List<String> trouble,
    List<Act> actions,
    List<Outcome> outcome,
    List<Fact> facts,
    List<Tile> tiles,
    List<Folder> folders,
    String login,
    String loginPath,
    List<AlertHistory.Event> history) {
  /** Copies the lists. */
  public MailboxPage {
    Objects.requireNonNull(frame, "frame");
    trouble = List.copyOf(trouble);
    actions = List.copyOf(actions);
    outcome = List.copyOf(outcome);
    facts = List.copyOf(facts);
    tiles = List.copyOf(tiles);
    folders = List.copyOf(folders);
    history = List.copyOf(history);
  }

  /**
   * A button.
   *
   * @param label what it says
   * @param path where it is sent
   */
  public record Act(String label, String path) {}

  /**
   * What a test or a synchronization yielded.
   *
   * @param tone how good or bad
   * @param title in a few words
   * @param points each finding with what to do
   */
  public record Outcome(Tone tone, String title, List<Finding> points) {
    /** Copies the list. */
    public Outcome {
      points = List.copyOf(points);
    }
  }

  /**
   * One finding.
   *
   * @param sentence what was found, in the words of the server where it has some
   * @param remedy what to do; empty if nothing
   */
  public record Finding(String sentence, String remedy) {}

  /**
   * A fact.
   *
   * @param name what it is about
   * @param text what is known; may be empty
   * @param at when; one at most
   */
  public record Fact(String name, String text, List<Moment> at) {
    /** Copies the list. */
    public Fact {
      at = List.copyOf(at);
    }
  }

  /**
   * A figure.
   *
   * @param number the figure
   * @param label what it counts
   * @param href the list behind it
   */
  public record Tile(String number, String label, String href) {}

  /**
   * A folder that is read.
   *
   * @param name its name
   * @param role what it is for
   * @param cursor how far it was read, in the words of the connector
   */
  public record Folder(String name, String role, String cursor) {}
}
