package org.mailpromoter.core.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;
import org.mailpromoter.core.turn.Turns;
import org.mailpromoter.core.turn.Worker;

/** Turns in memory, for any number of workers. Thread-safe. */
final class InMemoryTurns implements Turns {
  private final Object store;
  private final Map<MailboxId, Turn> latest = new HashMap<>();
  private final Set<Turn> taken = new HashSet<>();

  /**
   * Nobody has taken a turn.
   *
   * @param store whose monitor keeps turns from being taken while it writes (AS-19)
   */
  InMemoryTurns(Object store) {
    this.store = store;
  }

  private Turn latest(MailboxId mailbox) {
    return latest.getOrDefault(mailbox, Turn.alone(mailbox));
  }

  /** Refuses the write of a former turn; called by the store while it writes. */
  void require(Turn turn) throws TurnLostException {
    if (!latest(turn.mailbox()).equals(turn)) {
      throw new TurnLostException(turn);
    }
  }

  /** Does work unless the turn is a former one. */
  void write(Turn turn, Runnable work) throws TurnLostException {
    synchronized (store) {
      require(turn);
      work.run();
    }
  }

  @Override
  public Worker join() {
    return new InMemoryWorker();
  }

  private final class InMemoryWorker implements Worker {
    private final Set<Turn> own = new HashSet<>();
    private boolean closed;

    @Override
    public Standing standing() {
      return Standing.WORKING;
    }

    @Override
    public Optional<Turn> take(MailboxId mailbox) {
      synchronized (store) {
        if (closed) {
          throw new IllegalStateException("The worker is closed.");
        }
        if (taken.contains(latest(mailbox))) {
          return Optional.empty();
        }
        Turn next = new Turn(mailbox, latest(mailbox).epoch() + 1);
        latest.put(mailbox, next);
        taken.add(next);
        own.add(next);
        return Optional.of(next);
      }
    }

    @Override
    public void give(Turn turn) {
      synchronized (store) {
        if (own.remove(turn)) {
          taken.remove(turn);
        }
      }
    }

    @Override
    public void close() {
      synchronized (store) {
        closed = true;
        taken.removeAll(own);
        own.clear();
      }
    }
  }
}
