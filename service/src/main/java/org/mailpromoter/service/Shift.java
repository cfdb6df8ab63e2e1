package org.mailpromoter.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.turn.Worker;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.ServerProfile;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.service.ServiceEvent.Stopped;

/** Synchronizes all mailboxes, each in its own thread, until another process wants to work. */
final class Shift implements AutoCloseable {
  private static final Duration UPKEEP_EVERY = Duration.ofDays(1);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final long SECONDS_TO_FINISH = 3;

  private final OpenInstallation open;
  private final RecordDirectory directory;
  private final ServiceEvents events;
  private final DailyCheck check;
  private final CurrentPolicy policy;
  private final MailboxHealths health;
  private final List<DeliveryLoop> deliveries;
  private final Map<ServerProfile, Semaphore> connections = new HashMap<>();
  private final ExecutorService threads;
  private Stopped.Why why = Stopped.Why.ENDED;

  Shift(OpenInstallation open, RecordDirectory directory, ServiceEvents events, DailyCheck check) {
    this.open = open;
    this.directory = directory;
    this.events = events;
    this.check = check;
    this.deliveries =
        open.parts().deployment().sinks().stream()
            .map(sink -> new DeliveryLoop(sink, open, events))
            .toList();
    this.policy = new CurrentPolicy(open, events);
    this.health = new MailboxHealths(open, policy.version().policy().organization());
    this.threads = Executors.newCachedThreadPool(Shift::named);
  }

  /**
   * Runs until another process wants the storage, or took over the work.
   *
   * @throws InterruptedException if the thread was interrupted
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  void run(List<MailboxDeployment> mailboxes) throws InterruptedException {
    CompletionService<Void> loops = new ExecutorCompletionService<>(threads);
    start(mailboxes, loops);
    events.happened(new ServiceEvent.Started(mailboxes.size()));
    Instant upkeep = open.now();
    Worker.Standing standing = open.worker().standing();
    while (standing == Worker.Standing.WORKING) {
      if (!open.now().isBefore(upkeep)) {
        Upkeep.run(open, policy.version().policy());
        upkeep = open.now().plus(UPKEEP_EVERY);
      }
      if (check.isDue()) {
        loops.submit(
            () -> {
              check.run(open.storage());
              return null;
            });
      }
      Future<Void> ended = loops.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      if (ended != null) {
        endedWith(ended);
      }
      standing = open.worker().standing();
    }
    why = standing == Worker.Standing.WANTED ? Stopped.Why.MAKES_WAY : Stopped.Why.LOST;
  }

  private void start(List<MailboxDeployment> mailboxes, CompletionService<Void> loops) {
    MailboxSync sync = new MailboxSync(open, directory, health);
    for (MailboxDeployment mailbox : mailboxes) {
      MailboxLoop loop =
          new MailboxLoop(
              mailbox, sync, policy, health, connections(mailbox), this::committed, events);
      loops.submit(
          () -> {
            try (MailboxWatch watch = watch(mailbox)) {
              loop.run(watch);
            }
            return null;
          });
    }
    for (DeliveryLoop sink : deliveries) {
      loops.submit(
          () -> {
            sink.run();
            return null;
          });
    }
  }

  private MailboxWatch watch(MailboxDeployment mailbox) {
    return new MailboxWatch(mailbox, open.parts().source(mailbox), health.rhythm(), events);
  }

  private void committed() {
    deliveries.forEach(DeliveryLoop::wake);
  }

  /**
   * A loop ends only by failing, and then the storage is unusable or the program has a defect. The
   * check for damage ends well, or in the same way.
   */
  private static void endedWith(Future<Void> loop) throws InterruptedException {
    try {
      loop.get();
    } catch (ExecutionException e) {
      throw Failures.unchecked(e);
    }
  }

  private Semaphore connections(MailboxDeployment mailbox) {
    return connections.computeIfAbsent(
        mailbox.server(), server -> new Semaphore(server.connections(), true));
  }

  /**
   * Interrupts all mailboxes and sinks at once, each of which releases its resources, and waits for
   * commits in progress, but not for servers that do not answer.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    threads.shutdownNow();
    try {
      boolean ended = threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
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
