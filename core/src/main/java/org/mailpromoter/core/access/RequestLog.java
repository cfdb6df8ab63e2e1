package org.mailpromoter.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Keeps which requests of programs were answered and how, so that a request that is repeated with
 * the same key is done once. Thread-safe, also between processes that share a storage.
 *
 * <ul>
 *   <li>RQ-1: of several who begin a request with the same key at the same time, one may do it.
 *   <li>RQ-2: an answered request is answered the same way again until it is deleted.
 *   <li>RQ-3: a request that began and was never answered, because its process died, stays running
 *       until it is deleted: whether it was done is not known.
 * </ul>
 *
 * @since 0.1
 */
public interface RequestLog {
  /** How long requests are kept. */
  Duration KEPT = Duration.ofHours(24);

  /**
   * Begins a request, unless its key is known.
   *
   * @param fingerprint a digest of method, path and body
   */
  State begin(Key key, String fingerprint, Instant now);

  /** Keeps the answer of a request that runs. */
  void answer(Key key, Answer answer);

  /** Forgets a request that runs and has changed nothing, so that it can be tried again. */
  void abandon(Key key);

  /**
   * Deletes requests that began before a time.
   *
   * @return how many
   */
  int deleteBefore(Instant time);

  /**
   * What names a request.
   *
   * @param holder who sent it
   * @param key what they called it
   * @since 0.1
   */
  record Key(String holder, String key) {
    /** The longest key. */
    public static final int LENGTH = 200;

    /** Rejects nulls and keys that are too long. */
    public Key {
      Objects.requireNonNull(holder, "holder");
      if (key.isEmpty() || key.length() > LENGTH) {
        throw new IllegalArgumentException("a key has 1 to " + LENGTH + " characters");
      }
    }
  }

  /**
   * A response as it is kept.
   *
   * @param status the HTTP status
   * @param type the media type
   * @param body the text, at most {@link #LARGEST} characters
   * @since 0.1
   */
  record Answer(int status, String type, String body) {
    /** The longest body; a longer one is answered by where to read it. */
    public static final int LARGEST = 65_536;

    /** Rejects nulls and bodies that are too long. */
    public Answer {
      Objects.requireNonNull(type, "type");
      if (body.length() > LARGEST) {
        throw new IllegalArgumentException("the body is longer than " + LARGEST);
      }
    }
  }

  /**
   * What is known of a request.
   *
   * @since 0.1
   */
  sealed interface State {
    /** Nothing until now: the caller does it, and then answers or abandons it. */
    record Begun() implements State {}

    /** It runs, or its process died. */
    record Running() implements State {}

    /** Another request has the same key. */
    record Different() implements State {}

    /**
     * It was answered.
     *
     * @param answer the answer
     */
    record Answered(Answer answer) implements State {
      /** Rejects null. */
      public Answered {
        Objects.requireNonNull(answer, "answer");
      }
    }
  }
}
