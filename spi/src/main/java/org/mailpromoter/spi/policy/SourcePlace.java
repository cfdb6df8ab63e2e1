package org.mailpromoter.spi.policy;

import java.util.Objects;

/**
 * Where a value is in the other CRM.
 *
 * @param column how that CRM calls it, for example {@code organization.ignoreinternalemail}
 * @param row the row that holds it, for example its id; empty where the column says enough
 * @since 0.1
 */
public record SourcePlace(String column, String row) {
  /** Rejects nulls. */
  public SourcePlace {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(row, "row");
  }

  /** As it is shown to people. */
  @Override
  public String toString() {
    return row.isEmpty() ? column : column + " of " + row;
  }
}
