package org.mailpromoter.directories.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.DirectoryWarning;

/**
 * One file and the last good contents it had. A file that cannot be read, or is invalid, keeps
 * them; a file that was never valid fails. Not thread-safe.
 */
final class WatchedFile {
  static final long LARGEST = 512L << 20;
  private static final int ROWS_NAMED = 3;
  private static final int TRIES = 5;

  private final Path file;
  private final Reading reading;
  private @Nullable Stamp tried;
  private @Nullable Contents contents;
  private @Nullable DirectoryWarning warning;

  /**
   * How the files of a directory are read.
   *
   * @param directory its name, for messages to people
   * @param wrongRows what to do with files that have some
   * @param settle how long a file must be unchanged
   * @param clock measures that time
   */
  record Reading(String directory, WrongRows wrongRows, Duration settle, Clock clock) {
    /** The warning for a file or folder that cannot be read. */
    DirectoryWarning failure(Path path, IOException e) {
      return Files.notExists(path)
          ? FileDirectoryError.MISSING.warning(directory, path + " does not exist.")
          : FileDirectoryError.UNREADABLE.warning(
              directory, path + " cannot be read: " + FileTrouble.reason(e) + ".");
    }
  }

  private record Contents(PackedRows rows, Instant written) {}

  WatchedFile(Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /** Its valid rows, once it was refreshed. */
  PackedRows rows() {
    return Objects.requireNonNull(contents, "contents").rows();
  }

  /** When the contents that count were written. */
  Optional<Instant> written() {
    return Optional.ofNullable(contents).map(Contents::written);
  }

  Optional<DirectoryWarning> warning() {
    return Optional.ofNullable(warning);
  }

  /**
   * Reads the file if it changed since it was read last.
   *
   * @return whether the contents changed
   * @throws DirectoryException if there are no contents
   */
  boolean refresh() {
    Contents before = contents;
    try {
      look(Stamp.of(file));
    } catch (IOException e) {
      tried = null;
      warning = reading.failure(file, e);
    }
    if (contents == null) {
      DirectoryWarning why =
          warning != null ? warning : warn(FileDirectoryError.BEING_WRITTEN, " keeps changing.");
      throw new DirectoryException(why.code(), why.sentence(), null);
    }
    return !Objects.equals(before, contents);
  }

  private void look(Stamp now) throws IOException {
    Stamp stamp = now;
    for (int tries = 0; tries < TRIES && !stamp.equals(tried); tries++) {
      Duration wait = stamp.untilSettled(reading.settle(), reading.clock().instant());
      if (wait.isZero()) {
        read(stamp);
      } else if (contents != null) {
        return;
      } else {
        pause(wait);
      }
      stamp = Stamp.of(file);
    }
  }

  private void read(Stamp stamp) throws IOException {
    if (stamp.size() > LARGEST) {
      settle(stamp, warn(FileDirectoryError.TOO_LARGE, " is larger than 512 MB."));
      return;
    }
    Imported imported = RecordFile.read(file);
    if (stamp.equals(Stamp.of(file))) {
      judge(stamp, imported);
    }
  }

  private void judge(Stamp stamp, Imported imported) {
    List<Imported.Problem> problems = imported.problems();
    boolean isEmpty = imported.rows().rows() == 0;
    boolean skipping = reading.wrongRows() == WrongRows.SKIP && !isEmpty;
    if (problems.isEmpty() && isEmpty) {
      settle(stamp, warn(FileDirectoryError.EMPTY, " contains no record."));
    } else if (problems.isEmpty()) {
      accept(stamp, imported, null);
    } else if (skipping) {
      String rows = "left out of " + file + ": " + named(imported);
      accept(stamp, imported, FileDirectoryError.ROWS_SKIPPED.warning(reading.directory(), rows));
    } else {
      String rows = file + " is refused: " + named(imported);
      settle(stamp, FileDirectoryError.WRONG_ROWS.warning(reading.directory(), rows));
    }
  }

  private void accept(Stamp stamp, Imported imported, @Nullable DirectoryWarning remark) {
    tried = stamp;
    contents = new Contents(imported.rows(), stamp.modified());
    warning = remark;
  }

  /** The contents stay as they are; so does the file, until it changes again. */
  private void settle(Stamp stamp, DirectoryWarning why) {
    tried = stamp;
    warning = why;
  }

  private DirectoryWarning warn(FileDirectoryError error, String what) {
    return error.warning(reading.directory(), file + what);
  }

  private static String named(Imported imported) {
    String first =
        imported.problems().stream()
            .limit(ROWS_NAMED)
            .map(Imported.Problem::toString)
            .collect(Collectors.joining("; "));
    long more = imported.problemCount() - ROWS_NAMED;
    return first + (more > 0 ? "; and " + more + " more." : ".");
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis() + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
