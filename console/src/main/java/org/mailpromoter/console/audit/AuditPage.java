package org.mailpromoter.console.audit;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;

/**
 * What people and programs did.
 *
 * @param frame its frame
 * @param form what can be chosen
 * @param filters the filters in force, each with the address without it
 * @param check whether the log is as it was written
 * @param rows the entries
 * @param emptiness why there are none; empty if there are some
 * @param links the addresses around this page
 */
public record AuditPage(
    Frame frame,
    Form form,
    List<Link> filters,
    Check check,
    List<Row> rows,
    String emptiness,
    Links links) {
  /** Copies the lists. */
  public AuditPage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(form, "form");
    filters = List.copyOf(filters);
    Objects.requireNonNull(check, "check");
    rows = List.copyOf(rows);
    Objects.requireNonNull(emptiness, "emptiness");
    Objects.requireNonNull(links, "links");
  }

  /**
   * The filters that can be chosen.
   *
   * @param by who
   * @param object what it was done to
   * @param until before which time; shown only if the address has it
   * @param choices the fields with lists
   */
  public record Form(String by, String object, String until, List<Choices> choices) {
    /** Copies the list. */
    public Form {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Whether the log is as it was written.
   *
   * @param offered whether the visitor may have it verified
   * @param results the last result, as a word; none if it was not verified since the start
   * @param sentence the last result
   * @param seal the seal to keep elsewhere; empty if there is none
   */
  public record Check(boolean offered, List<Chip> results, String sentence, String seal) {
    /** Copies the list. */
    public Check {
      results = List.copyOf(results);
    }
  }

  /**
   * An entry.
   *
   * @param number its place
   * @param at when
   * @param who who did it
   * @param channel the way the request came
   * @param operation what was done
   * @param object to what
   * @param before the value before; empty if it is not known
   * @param after the value after; empty if it is not known
   * @param reason why; empty if none was given
   * @param result what became of it
   */
  public record Row(
      long number,
      Moment at,
      String who,
      String channel,
      String operation,
      String object,
      String before,
      String after,
      String reason,
      Chip result) {}

  /**
   * Addresses.
   *
   * @param older the next page; empty if this is the last one
   * @param latest the first page; empty if this is it
   * @param export the same entries as a file
   */
  public record Links(String older, String latest, String export) {}
}
