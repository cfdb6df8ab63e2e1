package org.mailpromoter.console.help;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;

/**
 * What each reason means, and what to do.
 *
 * @param frame its frame
 * @param options the Track options
 * @param sections what can become of a message
 */
public record HelpPage(Frame frame, List<Option> options, List<Section> sections) {
  /** Copies the lists. */
  public HelpPage {
    Objects.requireNonNull(frame, "frame");
    options = List.copyOf(options);
    sections = List.copyOf(sections);
  }

  /**
   * A Track option.
   *
   * @param number its number
   * @param label its words
   */
  public record Option(int number, String label) {}

  /**
   * A reason.
   *
   * @param id its place in the page
   * @param title its name
   * @param meaning what it means
   * @param findings the precise reasons
   * @param list the messages with it
   */
  public record Section(
      String id, String title, String meaning, List<Finding> findings, Link list) {
    /** Copies the list. */
    public Section {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A precise reason.
   *
   * @param word its word, which is a filter of lists
   * @param sentence what was found
   * @param advice what to do; empty if nothing
   */
  public record Finding(String word, String sentence, String advice) {}
}
