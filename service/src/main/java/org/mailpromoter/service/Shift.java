package org.mailpromoter.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.turn.Worker;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.service.ServiceEvent.Stopped;

/** Synchronizes all mailboxes round after round, until others take over. */
final class Shift implements AutoCloseable {
  private static final Duration UPKEEP_EVERY = Duration.ofDays(1);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final long NANOSECONDS_TO_FINISH = TimeUnit.SECONDS.toNanos(3);

  private final OpenInstallation open;
  private final RecordDirectory directory;
  private final ServiceEvents events;
  private final DailyCheck check;
  private final Listening listening;
  private final CurrentPolicy policy;
  private final MailboxHealths health;
  private final List<DeliveryLoop> deliveries;
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private final Rounds rounds = new Rounds(failures::add);
  private final ExecutorService threads;
  private Stopped.Why why = Stopped.Why.ENDED;

  Shift(
      OpenInstallation open,
      RecordDirectory directory,
      List<SinkDeployment> sinks,
      ServiceEvents events,
      DailyCheck check,
      Listening listening) {
    this.open = open;
    this.directory = directory;
    this.events = events;
    this.check = check;
    this.listening = listening;
    this.deliveries = sinks.stream().map(sink -> new DeliveryLoop(sink, open, events)).toList();
    this.policy = new CurrentPolicy(open, events);
    this.health = new MailboxHealths(open, policy.version().policy().organization());
    this.threads = Executors.newCachedThreadPool(Shift::named);
  }

  /**
   * Runs until another process took over the work.
   *
   * @throws InterruptedException if the thread was interrupted
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  void run(List<MailboxDeployment> mailboxes) throws InterruptedException {
    start(mailboxes);
    events.happened(new ServiceEvent.Started(mailboxes.size()));
    Instant upkeep = open.now();
    Worker.Standing standing = open.worker().standing();
    while (standing == Worker.Standing.WORKING) {
      if (!open.now().isBefore(upkeep)) {
        Upkeep.run(open, policy.version().policy());
        upkeep = open.now().plus(UPKEEP_EVERY);
      }
      if (check.isDue()) {
        begin(() -> check.run(open.storage()));
      }
      Throwable failure = failures.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      if (failure != null) {
        throw Failures.unchecked(new ExecutionException(failure));
      }
      standing = open.worker().standing();
    }
    why = Stopped.Why.LOST;
  }

  private void start(List<MailboxDeployment> mailboxes) {
    MailboxSync sync = new MailboxSync(open, directory, health);
    for (MailboxDeployment mailbox : mailboxes) {
      MailboxLoop loop = new MailboxLoop(mailbox, sync, policy, health, this::committed, events);
      rounds.begin(mailbox.server(), loop, watch(mailbox));
    }
    deliveries.forEach(sink -> begin(sink::run));
    SendLoop sending = new SendLoop(open, events);
    if (sending.hasWork()) {
      begin(sending::run);
    }
    if (open.parts().deployment().notices().isPresent()) {
      begin(new NoticeLoop(open, events)::run);
    }
  }

  /** Work that an interruption ends. */
  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  /**
   * Deliveries end only by failing, and then the storage is unusable or the program has a defect.
   * The check for damage ends well, or in the same way.
   */
  private void begin(Work work) {
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (Throwable e) {
            failures.add(e);
          }
        });
  }

  private MailboxWatch watch(MailboxDeployment mailbox) {
    return new MailboxWatch(
        mailbox, open.parts().source(mailbox), health.rhythm(), events, listening);
  }

  private void committed() {
    deliveries.forEach(DeliveryLoop::wake);
  }

  /**
   * Interrupts all mailboxes and sinks at once, each of which releases its resources, and waits for
   * commits in progress, but not for servers that do not answer.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    threads.shutdownNow();
    rounds.close();
    long until = System.nanoTime() + NANOSECONDS_TO_FINISH;
    try {
      boolean ended =
          rounds.awaitEnd(until)
              && threads.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      events.happened(new Stopped(why, ended));
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "mailpromoter-run");
    thread.setDaemon(true);
    return thread;
  }
}
