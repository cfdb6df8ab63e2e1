package org.mailpromoter.console.record;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;

/**
 * The list of records.
 *
 * @param frame its frame
 * @param find what ids, names and addresses contain; empty for anything
 * @param count how many there are, in words
 * @param rows the records
 * @param emptiness why there are none; empty if there are some
 * @param unlisted what is said about directories that list nothing
 * @param next the address of the next page; empty if this is the last one
 * @param first the address of the first page; empty if this is it
 * @param changeable whether the visitor may add records
 */
public record RecordsPage(
    Frame frame,
    String find,
    String count,
    List<Row> rows,
    List<String> emptiness,
    List<String> unlisted,
    String next,
    String first,
    boolean changeable) {
  /** Copies the lists. */
  public RecordsPage {
    Objects.requireNonNull(frame, "frame");
    rows = List.copyOf(rows);
    emptiness = List.copyOf(emptiness);
    unlisted = List.copyOf(unlisted);
  }

  /**
   * A record.
   *
   * @param href its page
   * @param name its name, or its id
   * @param id its id
   * @param addresses the first of its addresses
   * @param more how many more it has, in words; empty if none
   * @param owner whose it is; empty if nobody's
   * @param directory where it comes from
   * @param state whether it is in use
   */
  public record Row(
      String href,
      String name,
      String id,
      List<Link> addresses,
      String more,
      String owner,
      String directory,
      Chip state) {
    /** Copies the list. */
    public Row {
      addresses = List.copyOf(addresses);
    }
  }
}
