package org.mailpromoter.core.sync;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.store.OvertakenException;

/**
 * Repeats commits that were rejected because other mailboxes wrote meanwhile (AS-15), and decides
 * their messages again. Each rejection means that another commit succeeded, so the repetition ends;
 * but a large batch may be overtaken repeatedly, and is then split in halves.
 */
final class Overtaking {
  /** Number of attempts with all messages together. */
  static final int TOGETHER = 3;

  /** The limit that detects a storage that rejects everything. */
  private static final int MOST = 1_000;

  private Overtaking() {}

  /**
   * Decides messages and commits what comes of it.
   *
   * @param <T> a message
   */
  @FunctionalInterface
  interface Attempt<T> {
    /** Tries once. */
    void on(List<T> messages) throws MailAccessException, InterruptedException, ExecutionException;
  }

  /** Whether a commit was refused because of what others wrote. */
  static boolean is(ExecutionException failure) {
    return failure.getCause() instanceof OvertakenException;
  }

  /** Tries until everything is written. */
  static <T> void insist(List<T> messages, Attempt<T> attempt)
      throws MailAccessException, InterruptedException, ExecutionException {
    for (int tries = 1; ; tries++) {
      try {
        attempt.on(messages);
        return;
      } catch (ExecutionException e) {
        boolean more = messages.size() > 1;
        if (!is(e) || tries == MOST) {
          throw e;
        }
        if (more && tries == TOGETHER) {
          int half = messages.size() / 2;
          insist(messages.subList(0, half), attempt);
          insist(messages.subList(half, messages.size()), attempt);
          return;
        }
      }
    }
  }
}
