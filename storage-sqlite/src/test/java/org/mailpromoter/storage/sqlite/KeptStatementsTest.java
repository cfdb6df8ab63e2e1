package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement is prepared once for a connection, however often it is used. */
class KeptStatementsTest {
  @TempDir private Path folder;
  private final List<String> prepared = new ArrayList<>();
  private final KeptStatements kept =
      new KeptStatements() {
        @Override
        PreparedStatement prepare(Connection connection, String sql, StatementContext context)
            throws SQLException {
          prepared.add(sql);
          return super.prepare(connection, sql, context);
        }
      };
  private Handle handle;

  @BeforeEach
  void open() {
    handle =
        Jdbi.create(() -> Connections.writing(folder.resolve("t.db")))
            .setStatementBuilderFactory(connection -> kept)
            .open();
    handle.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)");
    prepared.clear();
  }

  @AfterEach
  void close() {
    handle.close();
  }

  private List<String> read(long a) {
    return handle
        .createQuery("SELECT b FROM t WHERE a = :a")
        .bind("a", a)
        .mapTo(String.class)
        .list();
  }

  @Test
  void whatIsUsedAgainIsNotPreparedAgain() {
    for (long i = 0; i < 100; i++) {
      handle.execute("INSERT INTO t (a, b) VALUES (?, ?)", i, "text " + i);
      assertThat(read(i)).containsExactly("text " + i);
    }
    assertThat(prepared).hasSize(2);
  }

  @Test
  void oneStatementMayBeInUseTwice() {
    handle.execute("INSERT INTO t (a, b) VALUES (1, 'one'), (2, 'two')");
    List<String> both = new ArrayList<>();
    handle
        .createQuery("SELECT a FROM t ORDER BY a")
        .mapTo(Long.class)
        .forEach(
            a -> {
              both.addAll(read(a));
              handle
                  .createQuery("SELECT a FROM t ORDER BY a")
                  .mapTo(Long.class)
                  .forEach(other -> both.addAll(read(other)));
            });
    assertThat(both).containsExactly("one", "one", "two", "two", "one", "two");
  }

  /** An answer of which only the first row is read holds no lock, and its parameters are gone. */
  @Test
  void whatIsKeptIsNotInProgress() {
    handle.execute("INSERT INTO t (a, b) VALUES (1, 'one'), (2, 'two')");
    handle.createQuery("SELECT b FROM t").mapTo(String.class).findFirst();
    handle.execute("VACUUM");
    assertThat(handle.createQuery("SELECT b FROM t").mapTo(String.class).list()).hasSize(2);
    assertThatThrownBy(() -> handle.execute("INSERT INTO t (a, b) VALUES (1, ?)", "again"))
        .hasMessageContaining("UNIQUE");
    handle.execute("INSERT INTO t (a, b) VALUES (3, ?)", "three");
    assertThat(read(3)).containsExactly("three");
  }

  @Test
  void noMoreAreKeptThanTheProgramHas() {
    for (int i = 0; i < 2 * KeptStatements.MOST; i++) {
      handle.createQuery("SELECT " + i).mapTo(Integer.class).one();
    }
    prepared.clear();
    handle.createQuery("SELECT " + (2 * KeptStatements.MOST - 1)).mapTo(Integer.class).one();
    assertThat(prepared).isEmpty();
    handle.createQuery("SELECT 0").mapTo(Integer.class).one();
    assertThat(prepared).hasSize(1);
  }
}
