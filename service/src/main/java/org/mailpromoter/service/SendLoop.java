package org.mailpromoter.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.dispatch.SendRound;
import org.mailpromoter.core.dispatch.SendingSwitch;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.SenderDeployment;
import org.mailpromoter.installation.OpenInstallation;

/**
 * Sends the mail of the service's mailboxes when it is due: mail of one mailbox in order, and of as
 * many mailboxes at the same time as their senders allow. Mail of mailboxes that do not send is
 * held.
 */
final class SendLoop {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** A mailbox whose mail could not be sent, although it is due, is left alone for a while. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Duration FOREVER = Duration.ofDays(36_500);
  private static final long SECONDS_TO_FINISH = 3;

  private final OpenInstallation open;
  private final OutgoingStore store;
  private final ServiceEvents events;
  private final Map<MailboxId, MailboxDeployment> mailboxes = new LinkedHashMap<>();
  private final Map<String, ExecutorService> threads = new HashMap<>();
  private final Set<MailboxId> busy = ConcurrentHashMap.newKeySet();
  private final Map<MailboxId, Instant> paused = new ConcurrentHashMap<>();
  private final Map<MailboxId, Instant> wakes = new ConcurrentHashMap<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  SendLoop(OpenInstallation open, ServiceEvents events) {
    this.open = open;
    this.store = open.storage().outgoingStore();
    this.events = events;
    open.parts().deployment().mailboxes().stream()
        .filter(each -> each.sending().isPresent())
        .forEach(each -> mailboxes.put(each.id(), each));
  }

  /** Whether a mailbox sends, or mail of one waits that does not. */
  boolean hasWork() {
    return !mailboxes.isEmpty() || !waiting().isEmpty();
  }

  private Set<MailboxId> waiting() {
    return new HashSet<>(store.dueMailboxes(open.now().plus(FOREVER)));
  }

  /**
   * Runs until it is interrupted, or to its end if no mailbox sends.
   *
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  void run() throws InterruptedException {
    try {
      begin();
      while (!mailboxes.isEmpty()) {
        store.dueMailboxes(open.now()).forEach(each -> begin(each, PAUSE));
        awake().forEach(each -> begin(each, PAUSE));
        Throwable failure = failures.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (failure != null) {
          throw Failures.unchecked(new ExecutionException(failure));
        }
      }
    } finally {
      end();
    }
  }

  /** What a process left that is gone is taken up at once. */
  private void begin() {
    SendingSwitch sending = new SendingSwitch(store, open.parts().clock());
    mailboxes.keySet().forEach(sending::on);
    Set<MailboxId> others = waiting();
    others.removeAll(mailboxes.keySet());
    others.forEach(sending::off);
    mailboxes.keySet().forEach(each -> begin(each, Duration.ZERO));
  }

  /** Something other than mail is due, for example a copy of sent mail. */
  private List<MailboxId> awake() {
    Instant now = open.now();
    return wakes.entrySet().stream()
        .filter(each -> !each.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void begin(MailboxId due, Duration pause) {
    Optional<MailboxDeployment> mailbox = Optional.ofNullable(mailboxes.get(due));
    boolean waits = paused.getOrDefault(due, Instant.MIN).isAfter(open.now());
    if (mailbox.isPresent() && !waits && busy.add(due)) {
      threads(mailbox.get().sending().orElseThrow().sender())
          .execute(() -> round(mailbox.get(), pause));
    }
  }

  private ExecutorService threads(SenderDeployment sender) {
    return threads.computeIfAbsent(
        sender.name(),
        unused -> Executors.newFixedThreadPool(sender.connections(), SendLoop::named));
  }

  private void round(MailboxDeployment mailbox, Duration pause) {
    try {
      Sending.drain(open, mailbox).ifPresent(round -> tell(mailbox, round, pause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      failures.add(e);
    } finally {
      busy.remove(mailbox.id());
    }
  }

  private void tell(MailboxDeployment mailbox, SendRound round, Duration pause) {
    wakes.put(mailbox.id(), round.next().orElse(Instant.MAX));
    if (round.tries() > 0) {
      events.happened(new ServiceEvent.MailSent(mailbox.id(), round));
    } else {
      paused.put(mailbox.id(), open.now().plus(pause));
    }
  }

  /** Waits for commits in progress, but not for servers that do not answer. */
  private void end() throws InterruptedException {
    List<ExecutorService> all = new ArrayList<>(threads.values());
    all.forEach(ExecutorService::shutdownNow);
    boolean interrupted = Thread.interrupted();
    try {
      for (ExecutorService each : all) {
        boolean unused = each.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "mailpromoter-send");
    thread.setDaemon(true);
    return thread;
  }
}
