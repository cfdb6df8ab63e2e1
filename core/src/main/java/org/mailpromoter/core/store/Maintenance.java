package org.mailpromoter.core.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.history.Progress;

/**
 * Maintains a storage. It may be called while others read and write. Thread-safe.
 *
 * <ul>
 *   <li>MN-1: a check finds nothing in a storage that only this program wrote, however the program
 *       ended.
 *   <li>MN-2: a backup contains everything that was committed before it began, and either is
 *       complete or does not exist.
 *   <li>MN-3: after a restore, no event, activity or tracking token gets an id that the replaced
 *       storage has used.
 *   <li>MN-4: a progress can end a check or a backup, which then leaves nothing behind.
 * </ul>
 *
 * @since 0.1
 */
public interface Maintenance {
  /** The extent of a check. */
  enum Extent {
    /** The structure, which must be sound before anything is written. */
    QUICK,
    /** Also the consistency between the parts, and every value. */
    FULL
  }

  /**
   * Whether the last process that worked with the storage ended abnormally or left damage, and no
   * check was made since.
   */
  boolean isCheckDue();

  /**
   * A failure that stopped the work with a storage and could not be recorded in it.
   *
   * @param at when
   * @param code what kind of failure
   * @param sentence what happened, for people
   * @since 0.1
   */
  record Unwritten(Instant at, ErrorCode code, String sentence) {
    /** Rejects nulls. */
    public Unwritten {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(sentence, "sentence");
    }
  }

  /**
   * The last failure that stopped the work with the storage and could not be recorded in it, such
   * as a full disk; empty if there was none, or if an alert already reports it.
   *
   * @since 0.1
   */
  default Optional<Unwritten> unwritten() {
    return Optional.empty();
  }

  /**
   * Confirms that an alert now reports the {@linkplain #unwritten() unwritten} failure. Only the
   * process that opened the storage for work may call it.
   *
   * @since 0.1
   */
  default void unwrittenWasTold() {}

  /**
   * Checks for damage. It changes nothing.
   *
   * @return a sentence for each damage, at most some hundred; none when the storage is sound
   * @throws StoreException if the storage is damaged so that it cannot be looked at
   */
  default List<String> check(Extent extent) {
    return check(extent, Progress.NONE);
  }

  /**
   * The same, followed by a progress.
   *
   * @param progress is only asked whether to go on
   * @throws java.util.concurrent.CancellationException if the progress ended the work (MN-4)
   */
  List<String> check(Extent extent, Progress progress);

  /**
   * Writes a backup into one file, which only its owner may read (MN-2).
   *
   * @param file where to
   * @param replace whether a file that exists is replaced; without it that is refused
   * @throws StoreException if it cannot be written
   */
  default void backup(Path file, boolean replace) {
    backup(file, replace, Progress.NONE);
  }

  /**
   * The same, followed by a progress.
   *
   * @param progress is only asked whether to go on
   * @throws java.util.concurrent.CancellationException if the progress ended the work (MN-4)
   */
  void backup(Path file, boolean replace, Progress progress);
}
