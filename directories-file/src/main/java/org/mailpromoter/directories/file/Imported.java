package org.mailpromoter.directories.file;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.party.RecordEntry;

/**
 * What a file of records holds.
 *
 * @param entries the good rows
 * @param problems the bad ones
 */
public record Imported(List<RecordEntry> entries, List<Problem> problems) {
  /** Copies the lists. */
  public Imported {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /**
   * A row that is no record.
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
