package org.mailpromoter.console.activity;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * The list of email activities.
 *
 * @param frame its frame
 * @param fields the filters that people write
 * @param choices the filters that people choose
 * @param filters the filters in force, each with the address without it
 * @param count how many activities there are, in words
 * @param rows the activities
 * @param emptiness why there are none; empty if there are some
 * @param older the address of the next page; empty if this is the last one
 * @param latest the address of the first page; empty if this is it
 */
public record ActivitiesPage(
    Frame frame,
    List<Field> fields,
    List<Choices> choices,
    List<Link> filters,
    String count,
    List<Row> rows,
    List<String> emptiness,
    String older,
    String latest) {
  /** Copies the lists. */
  public ActivitiesPage {
    Objects.requireNonNull(frame, "frame");
    fields = List.copyOf(fields);
    choices = List.copyOf(choices);
    filters = List.copyOf(filters);
    rows = List.copyOf(rows);
    emptiness = List.copyOf(emptiness);
  }

  /**
   * A filter that people write.
   *
   * @param name the name of the field
   * @param label what people read above it
   * @param hint an example, or what is meant
   * @param value what is written there
   */
  public record Field(String name, String label, String hint, String value) {}

  /**
   * An activity.
   *
   * @param href its page
   * @param sent when it was sent
   * @param incoming whether it came in
   * @param sender from whom
   * @param recipients to whom, in short
   * @param subject its subject
   * @param regarding the record it is about, with the list of that record; none if it is not linked
   * @param status whether replies are recognised
   */
  public record Row(
      String href,
      Moment sent,
      boolean incoming,
      String sender,
      String recipients,
      String subject,
      List<Link> regarding,
      Chip status) {
    /** Copies the list. */
    public Row {
      regarding = List.copyOf(regarding);
    }

    /** The direction in a word. */
    public String direction() {
      return incoming ? "incoming" : "outgoing";
    }
  }

  /** Whether any filter is in force. */
  public boolean isFiltered() {
    return !filters.isEmpty();
  }
}
