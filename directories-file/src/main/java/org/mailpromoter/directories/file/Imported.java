package org.mailpromoter.directories.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.party.RecordEntry;

/** The contents of a file of records, which may be larger than memory. Thread-safe. */
public final class Imported {
  private static final int REMARKS_KEPT = 1_000;

  private final String file;
  private final PackedRows rows;
  private final Problems problems;
  private final List<String> remarks;
  private @Nullable RecordIndex index;

  Imported(String file, PackedRows rows, Problems problems, List<String> remarks) {
    this.file = file;
    this.rows = rows;
    this.problems = problems;
    this.remarks = List.copyOf(remarks);
  }

  /** The valid rows, packed. */
  PackedRows rows() {
    return rows;
  }

  /** The records of the valid rows, in the order of the file. They are made as they are read. */
  public Iterable<RecordEntry> entries() {
    return index().entries();
  }

  private synchronized RecordIndex index() {
    RecordIndex made = index == null ? new RecordIndex(List.of(rows)) : index;
    index = made;
    return made;
  }

  /** Whether there is no valid row. */
  public boolean isEmpty() {
    return !entries().iterator().hasNext();
  }

  /** The problems of the whole file and of its rows, one for each, at most the first 10,000. */
  public List<Problem> problems() {
    return problems.kept();
  }

  /** How many invalid rows there are. */
  public long invalidRows() {
    return problems.rows();
  }

  /** How many problems there are. */
  public long problemCount() {
    return problems.count();
  }

  /** Remarks about the valid rows, a sentence each; at most the first 1,000 about single rows. */
  public List<String> remarks() {
    List<String> all = new ArrayList<>();
    if (rows.united()) {
      index().contradictions().limit(REMARKS_KEPT).map(this::remark).forEach(all::add);
    }
    all.addAll(remarks);
    return List.copyOf(all);
  }

  private String remark(Row row) {
    return file
        + ", line "
        + row.line()
        + ": "
        + row.id()
        + " occurs again with another name, owner or state; the first row applies, with"
        + " the addresses of both.";
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
