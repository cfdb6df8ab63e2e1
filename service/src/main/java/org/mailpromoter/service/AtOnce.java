package org.mailpromoter.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.ServerProfile;

/** Works on several mailboxes at the same time, as many as the profile of each allows (S-4). */
final class AtOnce implements AutoCloseable {
  private static final long SECONDS_TO_FINISH = 15;

  private final Map<ServerProfile, ExecutorService> threads = new HashMap<>();

  /** Work on one mailbox. */
  @FunctionalInterface
  interface Work<T> {
    T on(MailboxDeployment mailbox) throws Exception;
  }

  /** What came of each mailbox, in their order. */
  <T> List<T> each(List<MailboxDeployment> mailboxes, Work<T> work)
      throws InterruptedException, ExecutionException {
    List<Future<T>> running = new ArrayList<>(mailboxes.size());
    for (MailboxDeployment mailbox : mailboxes) {
      Callable<T> one = () -> work.on(mailbox);
      running.add(threads.computeIfAbsent(mailbox.server(), AtOnce::pool).submit(one));
    }
    List<T> results = new ArrayList<>(mailboxes.size());
    for (Future<T> each : running) {
      results.add(each.get());
    }
    return results;
  }

  private static ExecutorService pool(ServerProfile server) {
    return Executors.newFixedThreadPool(
        server.connections(), work -> named("mailpromoter-server-" + server.name(), work));
  }

  private static Thread named(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Interrupts what still runs, and waits for what is being committed. */
  @Override
  public void close() {
    threads.values().forEach(ExecutorService::shutdownNow);
    boolean interrupted = Thread.interrupted();
    for (ExecutorService each : threads.values()) {
      try {
        each.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
