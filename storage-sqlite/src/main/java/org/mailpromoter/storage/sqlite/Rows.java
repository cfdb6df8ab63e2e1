package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Converts rows to values. A row that cannot be converted is damage, and is reported with its
 * place.
 */
final class Rows {
  /** Joins the opening that wrote a row to the installation; its argument is the table's alias. */
  static final String OPENED = " || CASE %1$s.opening WHEN '' THEN '' ELSE '_' || %1$s.opening END";

  private Rows() {}

  /** Makes a value of a row. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The times that a query returns, by the names of mailboxes before them. */
  static Map<MailboxId, Instant> timesOfMailboxes(Query query) {
    return query
        .map(
            (row, context) ->
                Map.entry(new MailboxId(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * A mapper of rows.
   *
   * @param what what a row is, for messages
   * @param key the column that identifies the row
   */
  static <T> RowMapper<T> of(String what, String key, Reading<T> reading) {
    return (row, context) -> {
      try {
        return reading.of(row);
      } catch (IllegalArgumentException
          | DateTimeException
          | ArithmeticException
          | NullPointerException damaged) {
        throw new Damage(what + " " + row.getString(key) + " cannot be read", damaged);
      }
    };
  }
}
