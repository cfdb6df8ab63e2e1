package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.store.StoreException;

/**
 * Brings the tables of a file up to date. Each step and its number are written in one transaction,
 * so a step that is cut short has not happened.
 */
final class Migrations {
  private static final List<String> STEPS =
      List.of(
          "V1__first.sql",
          "V2__openings_and_floors.sql",
          "V3__alerts.sql",
          "V4__parsers.sql",
          "V5__early_copies.sql",
          "V6__contents.sql",
          "V7__any_order.sql",
          "V8__actors.sql",
          "V9__turns.sql",
          "V10__choice_actors.sql",
          "V11__postponed.sql",
          "V12__content_checksums.sql",
          "V13__reading.sql",
          "V14__lists.sql",
          "V15__access.sql",
          "V16__alert_handlings.sql",
          "V17__lag.sql",
          "V18__outgoing.sql",
          "V19__drafts.sql",
          "V20__outgoing_order_and_copies.sql",
          "V21__outgoing_requests.sql",
          "V22__untold_activities.sql");

  private Migrations() {}

  /**
   * Brings the tables up to date.
   *
   * @throws StoreException if they are of a newer version, or the file is the database of another
   *     program
   */
  static void apply(Path file, Handle handle) throws SQLException {
    int present = known(file, handle);
    if (present == 0 && isOfAnotherProgram(handle)) {
      throw new StoreException(
          SqliteError.NOT_A_DATABASE,
          "The file " + file + " is the database of another program.",
          null);
    }
    if (present < STEPS.size()) {
      handle.useTransaction(Migrations::applyMissing);
    }
  }

  /**
   * For a file that cannot be written.
   *
   * @throws StoreException if the tables are of another version
   */
  static void require(Path file, Handle handle) {
    int present = known(file, handle);
    if (present < STEPS.size()) {
      throw new StoreException(
          SqliteError.READ_ONLY,
          "The database "
              + file
              + " has version "
              + present
              + " and must be migrated to version "
              + STEPS.size()
              + ", but it is read-only here.",
          null);
    }
  }

  /**
   * For a file that must be a database already.
   *
   * @throws StoreException if it has no tables of ours
   */
  static void requireSome(Path file, Handle handle) {
    if (known(file, handle) == 0) {
      throw new StoreException(
          SqliteError.NOT_A_DATABASE,
          "The file " + file + " contains no data of mailpromoter.",
          null);
    }
  }

  private static int known(Path file, Handle handle) {
    int present = version(handle);
    if (present > STEPS.size()) {
      throw new StoreException(
          SqliteError.NEWER_VERSION,
          "The database "
              + file
              + " has version "
              + present
              + ", but this program supports versions up to "
              + STEPS.size()
              + ".",
          null);
    }
    return present;
  }

  /** Asks again inside the transaction: another process may have been faster. */
  private static void applyMissing(Handle handle) throws SQLException {
    try (Statement statement = handle.getConnection().createStatement()) {
      for (int next = version(handle); next < STEPS.size(); next++) {
        statement.executeUpdate(read(STEPS.get(next))); // several statements, also triggers
        statement.executeUpdate("PRAGMA user_version = " + (next + 1));
      }
    }
  }

  /** Another process may make the tables meanwhile, so the version is read after them. */
  private static boolean isOfAnotherProgram(Handle handle) {
    int tables =
        handle.createQuery("SELECT count(*) FROM sqlite_schema").mapTo(Integer.class).one();
    return tables > 0 && version(handle) == 0;
  }

  private static int version(Handle handle) {
    return handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
  }

  private static String read(String step) {
    try (InputStream in = Migrations.class.getResourceAsStream(step)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + step);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
