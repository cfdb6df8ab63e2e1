package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.history.Progress;
import org.sqlite.ProgressHandler;

/** Asks a progress whether to go on, also in the middle of a statement. */
final class Followed extends ProgressHandler {
  /** Instructions of SQLite's virtual machine, which take about a millisecond. */
  private static final int TOGETHER = 20_000;

  private final Progress progress;
  private @Nullable CancellationException ended;

  private Followed(Progress progress) {
    this.progress = progress;
  }

  /**
   * Work whose statements the progress can end. A transaction around it is rolled back then.
   *
   * @throws CancellationException if the progress ended the work
   */
  static <T> T run(Handle handle, Progress progress, Database.Work<T> work) throws SQLException {
    progress.advance(0);
    Followed followed = new Followed(progress);
    Connection connection = handle.getConnection();
    ProgressHandler.setHandler(connection, TOGETHER, followed);
    try {
      return work.on(handle);
    } catch (JdbiException | SQLException e) {
      if (followed.ended != null) {
        throw followed.ended;
      }
      throw e;
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }

  /** SQLite interrupts the statement if this is not 0. */
  @Override
  protected int progress() {
    try {
      progress.advance(0);
      return 0;
    } catch (CancellationException e) {
      ended = e;
      return 1;
    }
  }
}
