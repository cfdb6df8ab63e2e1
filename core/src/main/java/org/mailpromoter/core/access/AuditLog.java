package org.mailpromoter.core.access;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;

/**
 * Keeps what people and programs did. Entries are only ever added. Thread-safe, also between
 * processes that share a storage.
 *
 * <ul>
 *   <li>AU-1: numbers begin with 1 and have no gaps, also when several append at the same time.
 *   <li>AU-2: the hash of an entry covers the hash of the entry before it and everything in the
 *       entry, so that whatever is changed, inserted or deleted inside the log is found.
 *   <li>AU-3: a deleted end is found: the number and the hash of the last entry are kept twice.
 *   <li>AU-4: a person is erased from texts and actors, and the log still verifies: the hash covers
 *       a salted digest of each text, and the salt goes with the text.
 * </ul>
 *
 * @since 0.1
 */
public interface AuditLog {
  /** Appends an entry; it is on the disk when this returns. */
  AuditEntry append(AuditDeed deed);

  /**
   * Entries, the newest first.
   *
   * @param from where the page begins
   * @param limit how many at most, positive
   */
  Page<AuditEntry> list(AuditFilter filter, PageKey from, int limit);

  /**
   * Recomputes the hash of every entry.
   *
   * @param known a seal that was kept elsewhere; {@link AuditSeal#NONE} if there is none
   * @param progress counts entries
   * @throws java.util.concurrent.CancellationException if the progress ended the work
   */
  Verified verify(AuditSeal known, Progress progress);

  /**
   * The result of a verification.
   *
   * @param entries how many entries are as they were written
   * @param seal of the last of them
   * @param flaw the first entry that is not
   * @since 0.1
   */
  record Verified(long entries, AuditSeal seal, Optional<Flaw> flaw) {
    /** Rejects nulls. */
    public Verified {
      Objects.requireNonNull(seal, "seal");
      Objects.requireNonNull(flaw, "flaw");
    }
  }

  /**
   * Where a log is not as it was written.
   *
   * @param number the number of the entry
   * @param kind what is wrong with it
   * @since 0.1
   */
  record Flaw(long number, Kind kind) {
    /** Rejects null. */
    public Flaw {
      Objects.requireNonNull(kind, "kind");
    }

    /** What is wrong with an entry. */
    public enum Kind {
      /** It was changed, or the one before it. */
      CHANGED,
      /** It was deleted. */
      MISSING,
      /** It is not the one of the seal that was kept elsewhere. */
      ANOTHER
    }
  }
}
