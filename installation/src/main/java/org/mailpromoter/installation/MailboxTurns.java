package org.mailpromoter.installation;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.Worker;

/**
 * Takes turns of mailboxes for the runs of this process, which wait for each other: a person who
 * retries a message while the service reads its mailbox comes next. Thread-safe.
 */
public final class MailboxTurns {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Worker worker;
  private final Map<MailboxId, Semaphore> queues = new ConcurrentHashMap<>();

  MailboxTurns(Worker worker) {
    this.worker = Objects.requireNonNull(worker, "worker");
  }

  /** A turn until it is closed. */
  public final class Held implements AutoCloseable {
    private final Turn turn;

    private Held(Turn turn) {
      this.turn = turn;
    }

    /** The turn. */
    public Turn turn() {
      return turn;
    }

    @Override
    public void close() {
      worker.give(turn);
      queue(turn.mailbox()).release();
    }
  }

  /**
   * Takes the turn of a mailbox, after other runs of this process that last a minute at most.
   *
   * @return empty while another run of the mailbox is under way, here or elsewhere
   */
  public Optional<Held> take(MailboxId mailbox) throws InterruptedException {
    Semaphore queue = queue(mailbox);
    if (!queue.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    Optional<Held> taken = Optional.empty();
    try {
      taken = worker.take(mailbox).map(Held::new);
      return taken;
    } finally {
      if (taken.isEmpty()) {
        queue.release();
      }
    }
  }

  private Semaphore queue(MailboxId mailbox) {
    return queues.computeIfAbsent(mailbox, unused -> new Semaphore(1, true));
  }
}
