package org.mailpromoter.core.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * Processes the messages of a failed portion one by one, so a message that cannot be decided or
 * written affects no other: it is recorded as a failed attempt (S-40), or, if that cannot be
 * written, only its place is stored. If all of them fail, the messages are not the cause.
 */
final class OneByOne {
  private final Attempt attempt;

  OneByOne(Attempt attempt) {
    this.attempt = attempt;
  }

  /** Decides a message and commits what comes of it. */
  @FunctionalInterface
  interface Attempt {
    /**
     * Settles.
     *
     * @param failures why the activity of the message could not be created
     */
    void settle(Incoming message, Map<MessageRef, Obstacle> failures)
        throws MailAccessException, InterruptedException, ExecutionException;
  }

  void settle(List<Incoming> messages)
      throws MailAccessException, InterruptedException, ExecutionException {
    Map<Incoming, ExecutionException> failing = new LinkedHashMap<>();
    for (Incoming each : messages) {
      ExecutionException fault = tried(each, Map.of());
      if (fault != null) {
        failing.put(each, fault);
      }
    }
    if (messages.size() > 1 && failing.size() == messages.size()) {
      throw failing.values().iterator().next();
    }
    for (Map.Entry<Incoming, ExecutionException> each : failing.entrySet()) {
      settleFailed(each.getKey(), MessageFault.obstacle(Obstacle.Kind.NOT_PROCESSED, cause(each)));
    }
  }

  private static @Nullable Throwable cause(Map.Entry<Incoming, ExecutionException> failing) {
    return failing.getValue().getCause();
  }

  private void settleFailed(Incoming message, Obstacle why)
      throws MailAccessException, InterruptedException, ExecutionException {
    if (tried(message, Map.of(message.arrived().ref(), why)) != null) {
      attempt.settle(message.unread(why), Map.of());
    }
  }

  /** What was in the way, null when nothing was. */
  private @Nullable ExecutionException tried(Incoming message, Map<MessageRef, Obstacle> failures)
      throws MailAccessException, InterruptedException, ExecutionException {
    try {
      attempt.settle(message, failures);
      return null;
    } catch (ExecutionException e) {
      if (!MessageFault.isPossible(e.getCause())) {
        throw e;
      }
      return e;
    }
  }
}
