package org.mailpromoter.dataverse.stub.query;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.dataverse.stub.store.Ref;
import org.mailpromoter.dataverse.stub.store.Row;

/** Compares values as the database does: the case of letters does not matter. */
final class Values {
  private Values() {}

  /** A value as it is compared; a lookup is its id. */
  static Optional<Object> of(Row row, String column) {
    return row.value(column).map(Values::comparable);
  }

  private static Object comparable(Object value) {
    return value instanceof Ref ref ? ref.id().toString() : value;
  }

  /** Texts without their case. */
  static String folded(Object value) {
    return String.valueOf(value).toLowerCase(Locale.ROOT);
  }

  /** Less than, equal to or greater than zero. */
  static int compare(Object one, Object other) {
    if (one instanceof Number && other instanceof Number) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    }
    return folded(one).compareTo(folded(other));
  }
}
