package org.mailpromoter.console.record;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;

/**
 * A file before it is imported.
 *
 * @param frame its frame
 * @param action where its forms are sent
 * @param kinds the kinds of records to choose from
 * @param columns its columns; none for vCards
 * @param hidden the fields that say what the columns give
 * @param summary what would be imported, in a sentence
 * @param valid how many records would be
 * @param button what the button says; empty if nothing can be imported
 * @param rows the first records
 * @param wrong the first wrong rows
 * @param more how many more are wrong, in words; empty if none
 * @param remarks what is odd about the others
 */
public record ImportPage(
    Frame frame,
    String action,
    Choices kinds,
    List<Column> columns,
    List<Hidden> hidden,
    String summary,
    long valid,
    String button,
    List<RecordsPage.Row> rows,
    List<Wrong> wrong,
    String more,
    List<String> remarks) {
  /** Copies the lists. */
  public ImportPage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(kinds, "kinds");
    columns = List.copyOf(columns);
    hidden = List.copyOf(hidden);
    rows = List.copyOf(rows);
    wrong = List.copyOf(wrong);
    remarks = List.copyOf(remarks);
  }

  /**
   * A column.
   *
   * @param name its name
   * @param samples its first values
   * @param part what it gives
   */
  public record Column(String name, List<String> samples, Choices part) {
    /** Copies the list. */
    public Column {
      samples = List.copyOf(samples);
    }
  }

  /**
   * A field that is sent along.
   *
   * @param name its name
   * @param value its value
   */
  public record Hidden(String name, String value) {}

  /**
   * A row that is no record.
   *
   * @param place its line
   * @param problem what is wrong and what would be right
   */
  public record Wrong(String place, String problem) {}
}
