package org.mailpromoter.core.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.draft.Draft;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftId;
import org.mailpromoter.core.draft.DraftSummary;

/**
 * Keeps drafts of mail. Each belongs to its author, who is named as the holder of a session is
 * ({@link org.mailpromoter.core.access.Holder#name}). Safe for several threads and processes.
 *
 * <ul>
 *   <li>DS-1: a draft is changed and deleted only over the version that was read: of several who
 *       change the same version, one succeeds.
 *   <li>DS-2: the drafts of others are not there: they can neither be read nor changed.
 *   <li>DS-3: nobody has more than {@link #MOST} drafts.
 *   <li>DS-4: a draft keeps the contents of its files, whatever becomes of activities and drafts
 *       that have the same contents, and deleting it deletes those that nothing else has.
 *   <li>DS-5: erasing a person deletes the drafts that name the person, hold a file that does, or
 *       relate to a mail that did, and those that the person wrote.
 *   <li>DS-6: numbers are not used again.
 * </ul>
 *
 * @since 0.1
 */
public interface DraftStore {
  /** The most drafts of one author. */
  int MOST = 200;

  /** How long drafts are kept that nobody changes. */
  Duration KEPT = Duration.ofDays(90);

  /**
   * Begins a draft.
   *
   * @return empty if the author has too many (DS-3)
   */
  Optional<Draft> create(String author, DraftContent content, Instant at);

  /** A draft; its files can be read while the storage is open and the draft is not changed. */
  Optional<Draft> find(String author, DraftId id);

  /**
   * Replaces the content of a draft (DS-1).
   *
   * @param version the version that was read
   * @return the draft with its new version; empty if it has another one by now, or is gone
   */
  Optional<Draft> update(String author, DraftId id, long version, DraftContent content, Instant at);

  /**
   * Deletes a draft (DS-1).
   *
   * @param version the version that was read
   * @return whether it was deleted; false if it has another version by now, or is gone
   */
  boolean delete(String author, DraftId id, long version);

  /** The drafts of an author, the one changed last first. */
  List<DraftSummary> list(String author);

  /**
   * Deletes drafts that nobody changed for long.
   *
   * @return how many
   */
  int deleteUnchangedSince(Instant time);
}
