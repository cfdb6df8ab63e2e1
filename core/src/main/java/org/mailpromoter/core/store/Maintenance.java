package org.mailpromoter.core.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.fault.ErrorCode;

/**
 * Looks after a storage as a whole. It may be called while others read and write. Thread-safe.
 *
 * <ul>
 *   <li>MN-1: a check of a storage that only this program wrote, and that ended in any way, finds
 *       nothing.
 *   <li>MN-2: a backup holds everything that was committed before it began, and either is whole or
 *       does not exist.
 *   <li>MN-3: after a backup was restored, no event, no activity and no tracking token is named
 *       like one that the replaced storage has named.
 * </ul>
 *
 * @since 0.1
 */
public interface Maintenance {
  /** How much is looked at. */
  enum Extent {
    /** The structure, without which nothing must be written. */
    QUICK,
    /** Also what must hold between the parts, and every value. */
    FULL
  }

  /**
   * Whether the process that worked with the storage last did not end as it should, or left damage
   * behind, and nobody has looked for damage since.
   */
  boolean isCheckDue();

  /**
   * What stopped the work with a storage and could not be written into it.
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
   * What stopped the work with the storage last and could not be written into it, such as a full
   * disk; empty when there was nothing, or when an alert tells it already.
   *
   * @since 0.1
   */
  default Optional<Unwritten> unwritten() {
    return Optional.empty();
  }

  /**
   * An alert tells now what was {@linkplain #unwritten() unwritten}. Only who opened the storage to
   * work with it may say so.
   *
   * @since 0.1
   */
  default void unwrittenWasTold() {}

  /**
   * Looks for damage. It changes nothing.
   *
   * @return a sentence for each damage, at most some hundred; none when the storage is sound
   * @throws StoreException if the storage is damaged so that it cannot be looked at
   */
  List<String> check(Extent extent);

  /**
   * Writes a backup into one file, which only its owner may read (MN-2).
   *
   * @param file where to
   * @param replace whether a file that exists is replaced; without it that is refused
   * @throws StoreException if it cannot be written
   */
  void backup(Path file, boolean replace);
}
