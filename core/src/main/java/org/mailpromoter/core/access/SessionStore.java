package org.mailpromoter.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the sessions of those who are logged in. Thread-safe, also between processes that share a
 * storage.
 *
 * <ul>
 *   <li>SE-1: a session is found by its digest until it ends or is ended, and never afterwards.
 *   <li>SE-2: activity prolongs a session, never beyond {@link LoginSession#ABSOLUTE}; a session
 *       that has ended is not revived.
 *   <li>SE-3: activity is written at most once in {@link #TOUCH}.
 * </ul>
 *
 * @since 0.1
 */
public interface SessionStore {
  /** How exactly activity is known. */
  Duration TOUCH = Duration.ofMinutes(1);

  /** Keeps a new session. */
  void begin(LoginSession session);

  /** The session with a digest, if it has not ended at a time (SE-1). */
  Optional<LoginSession> find(Secret.Digest digest, Instant now);

  /** Notes that somebody is active (SE-2, SE-3). */
  void touch(LoginSession session, Instant now);

  /**
   * Notes that somebody proved again who they are.
   *
   * @return whether the session exists and has not ended
   */
  boolean authenticated(Secret.Digest digest, Instant now);

  /**
   * Ends a session.
   *
   * @return whether it existed
   */
  boolean end(Secret.Digest digest);

  /**
   * Ends every session of a holder.
   *
   * @param name the name of the holder
   * @return how many
   */
  int endAll(String name);

  /** The sessions that have not ended, the last active first. */
  List<LoginSession> list(Instant now);

  /** Those of a holder. */
  List<LoginSession> list(String name, Instant now);

  /**
   * Deletes sessions that have ended.
   *
   * @return how many
   */
  int deleteEnded(Instant now);
}
