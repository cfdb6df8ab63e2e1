package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prepares each statement of a connection once: preparing takes longer than most look-ups. Measured
 * with 1,000 mailboxes without news: a quarter of the work of a run. Used by one thread at a time,
 * as its connection is.
 */
class KeptStatements extends DefaultStatementBuilder {
  /** More than the program has. */
  static final int MOST = 200;

  /** Statements that nobody uses now, the one that was used last at the end. */
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  /** Those in use, with what was prepared: it has other parameters than what is closed. */
  private final IdentityHashMap<Statement, String> used = new IdentityHashMap<>();

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    PreparedStatement statement = kept == null ? prepare(connection, sql, context) : kept;
    if (isKept(sql)) {
      used.put(statement, sql);
    }
    return statement;
  }

  /** Counted by tests. */
  PreparedStatement prepare(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return super.create(connection, sql, context);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    String prepared = used.remove(statement);
    if (prepared != null && statement instanceof PreparedStatement kept) {
      kept.clearParameters();
      keep(prepared, kept);
    } else {
      super.close(connection, sql, statement);
    }
  }

  private void keep(String sql, PreparedStatement statement) throws SQLException {
    PreparedStatement other = idle.put(sql, statement);
    if (other != null) {
      other.close();
    }
    closeSurplus();
  }

  /** A pragma may leave its answer unread, which holds a lock until it is closed. */
  private static boolean isKept(String sql) {
    return sql.startsWith("SELECT")
        || sql.startsWith("INSERT")
        || sql.startsWith("UPDATE")
        || sql.startsWith("DELETE");
  }

  private void closeSurplus() throws SQLException {
    Iterator<PreparedStatement> oldest = idle.values().iterator();
    while (idle.size() > MOST) {
      PreparedStatement surplus = oldest.next();
      oldest.remove();
      surplus.close();
    }
  }

  /** SQLite keeps a connection open until its last statement is closed. */
  @Override
  public void close(Connection connection) {
    for (PreparedStatement each : idle.values()) {
      try {
        each.close();
      } catch (SQLException e) {
        // the connection is closed next, and says what is wrong
      }
    }
    idle.clear();
  }
}
