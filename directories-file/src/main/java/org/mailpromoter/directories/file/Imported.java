package org.mailpromoter.directories.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.party.RecordEntry;

/**
 * The contents of a file of records.
 *
 * @param entries the valid rows
 * @param problems the invalid rows
 * @param remarks remarks about the valid rows, a sentence each
 */
public record Imported(List<RecordEntry> entries, List<Problem> problems, List<String> remarks) {
  /** Copies the lists. */
  public Imported {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  Imported with(String remark) {
    List<String> all = new ArrayList<>(remarks);
    all.add(remark);
    return new Imported(entries, problems, all);
  }

  /**
   * A row that is not a record.
   *
   * @param place file and line
   * @param message what is wrong and what would be right
   */
  public record Problem(String place, String message) {
    /** Checks for nulls. */
    public Problem {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
      return place + ": " + message;
    }
  }
}
