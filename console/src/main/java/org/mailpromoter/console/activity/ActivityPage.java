package org.mailpromoter.console.activity;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * One email activity.
 *
 * @param frame its frame
 * @param href its own address
 * @param sent when it was sent
 * @param line direction and mailbox in a few words
 * @param status whether replies are recognised
 * @param meaning what the status means
 * @param mayReveal whether its texts are hidden and can be revealed
 * @param mayChange whether the visitor may change its links
 * @param tracked whether replies are recognised now
 * @param regarding the record it is about; empty if it is not linked, or if that is hidden
 * @param regardingHidden whether it is about a record that is hidden
 * @param parties sender and recipients
 * @param body what it says
 * @param files its attachments
 * @param links how it belongs to others, a line each
 * @param changes who changed its tracking
 * @param answers where to answer it and to pass it on; none if the visitor cannot
 */
public record ActivityPage(
    Frame frame,
    String href,
    Moment sent,
    String line,
    Chip status,
    String meaning,
    boolean mayReveal,
    boolean mayChange,
    boolean tracked,
    String regarding,
    boolean regardingHidden,
    List<Party> parties,
    Text body,
    List<File> files,
    List<Line> links,
    List<Change> changes,
    List<Link> answers) {
  /** Copies the lists. */
  public ActivityPage {
    Objects.requireNonNull(frame, "frame");
    parties = List.copyOf(parties);
    files = List.copyOf(files);
    links = List.copyOf(links);
    changes = List.copyOf(changes);
    answers = List.copyOf(answers);
  }

  /**
   * The sender or a recipient.
   *
   * @param role which header
   * @param name the written name; may be empty
   * @param address the address
   * @param record its record with the activities of that record; none if it is not resolved
   * @param candidates records that have the address now, each with the page that links it
   * @param resolve where to link it to a record by hand; empty if the visitor may not
   */
  public record Party(
      String role,
      String name,
      String address,
      List<Link> record,
      List<Link> candidates,
      String resolve) {
    /** Copies the lists. */
    public Party {
      record = List.copyOf(record);
      candidates = List.copyOf(candidates);
    }

    /** Whether it is an address without a record. */
    public boolean isUnresolved() {
      return record.isEmpty();
    }
  }

  /**
   * The body.
   *
   * @param why why it is not shown; empty if it is
   * @param plain the plain text; may be empty
   * @param frame the path of the HTML, if it is asked for; else empty
   * @param other the address of this page with the other form; empty if there is one form only
   */
  public record Text(String why, String plain, String frame, String other) {}

  /**
   * An attachment.
   *
   * @param name its name
   * @param kind its media type, as the mail says
   * @param size its size in words
   * @param href where it is; empty if its content is not kept
   * @param why why it is not kept; empty if it is
   */
  public record File(String name, String kind, String size, String href, String why) {}

  /**
   * A fact with where to see it.
   *
   * @param label what it is
   * @param value the fact
   * @param links where to see it
   */
  public record Line(String label, String value, List<Link> links) {
    /** Copies the list. */
    public Line {
      links = List.copyOf(links);
    }
  }

  /**
   * A change of the tracking.
   *
   * @param at when
   * @param state the new state
   * @param extent what was changed with it
   * @param actor who
   */
  public record Change(Moment at, Chip state, String extent, String actor) {}
}
