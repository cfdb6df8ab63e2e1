package org.mailpromoter.directories.file;

import java.util.List;

/**
 * How a CSV file begins.
 *
 * @param header the names of its columns
 * @param rows its first rows; long values are cut
 */
public record CsvHead(List<String> header, List<List<String>> rows) {
  /** Copies the lists. */
  public CsvHead {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
