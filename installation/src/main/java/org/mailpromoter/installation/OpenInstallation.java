package org.mailpromoter.installation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.SinkTask;
import org.mailpromoter.core.dispatch.SendQueue;
import org.mailpromoter.core.dispatch.SentFolderWork;
import org.mailpromoter.core.party.CombinedDirectory;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Worker;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.MailboxSending;
import org.mailpromoter.deployment.NoticesDeployment;
import org.mailpromoter.deployment.SenderDeployment;
import org.mailpromoter.deployment.SinkDeployment;

/**
 * The configured parts over an open storage: the basis of every query and every change. Closing it
 * closes the storage, and with it this process' part in the work.
 */
public final class OpenInstallation implements AutoCloseable {
  private final Installation parts;
  private final Deployment deployment;
  private final Storage storage;
  private final Clock clock;
  private @Nullable Worker worker;
  private @Nullable MailboxTurns turns;
  private @Nullable SendTurns sendTurns;

  OpenInstallation(Installation parts, Storage storage) {
    this.parts = Objects.requireNonNull(parts, "parts");
    this.deployment = parts.deployment();
    this.storage = Objects.requireNonNull(storage, "storage");
    this.clock = parts.clock();
  }

  /** Joins the work; checks for damage and for alerts that nothing would end. */
  void join() {
    Worker joined = storage.turns().join();
    worker = joined;
    turns = new MailboxTurns(joined);
    sendTurns = new SendTurns();
    new DamageWatch(clock).afterDeath(storage);
    subscribeSinks();
    parts.standingAlerts().settle(storage.alertLog(), now());
  }

  /** The configured parts. */
  public Installation parts() {
    return parts;
  }

  /** The storage. */
  public Storage storage() {
    return storage;
  }

  /** This process at work; only if it was opened for work. */
  public Worker worker() {
    return working(worker);
  }

  /** The turns of the mailboxes; only if it was opened for work. */
  public MailboxTurns turns() {
    return working(turns);
  }

  private static <T> T working(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("The storage was not opened for work.");
    }
    return part;
  }

  /** The current time. */
  public Instant now() {
    return clock.instant();
  }

  /** The settings in force. */
  public Policy policy() {
    return EffectivePolicy.of(deployment, storage.choiceStore().choices());
  }

  /**
   * Every source of records, in order of precedence: the configured users and queues, the imported
   * records, then the configured directories in the order of the file. Each is to be closed.
   */
  public List<InstalledDirectory> directories() {
    List<InstalledDirectory> all = new ArrayList<>(parts.directories());
    all.add(1, InstalledDirectory.ofStore(storage.recordStore(), clock));
    return all;
  }

  /** All of them as one directory with a cache; the caller closes it. */
  public RecordDirectory directory() {
    return new CombinedDirectory(
        directories().stream().map(InstalledDirectory::directory).toList());
  }

  /** The engine over the storage and a directory of this installation. */
  public Synchronizer engine(RecordDirectory directory) {
    return new Synchronizer(storage.activityStore(), directory, parts.strategies(), clock);
  }

  /**
   * The queue of a mailbox that sends.
   *
   * @param sending how it sends
   */
  public SendQueue sendQueue(MailboxDeployment mailbox, MailboxSending sending) {
    SenderDeployment sender = sending.sender();
    return new SendQueue(
        mailbox.id(),
        storage.outgoingStore(),
        new SendProcess(sender.schedule()),
        sender.limits(),
        storage.alertLog(),
        clock);
  }

  /**
   * The work of a mailbox that sends in its folder of sent mail.
   *
   * @param sending how it sends
   */
  public SentFolderWork sentFolderWork(MailboxDeployment mailbox, MailboxSending sending) {
    SenderDeployment sender = sending.sender();
    return new SentFolderWork(
        mailbox.id(),
        parts.source(mailbox),
        sender.sentCopy(),
        sender.smtpServer(),
        sending.sentFolder(),
        storage,
        new SendProcess(sender.schedule()),
        clock);
  }

  /** The turns of the mailboxes that send; only if it was opened for work. */
  public SendTurns sendTurns() {
    return working(sendTurns);
  }

  /** Says that events are written for the configured sinks from now on. */
  public void subscribeSinks() {
    storage
        .outbox()
        .subscribe(deployment.sinks().stream().map(SinkDeployment::id).collect(Collectors.toSet()));
    storage.alertOutbox().subscribe(alerted());
  }

  private Set<SinkId> alerted() {
    Set<SinkId> all =
        deployment.sinks().stream()
            .filter(SinkDeployment::takesAlerts)
            .map(SinkDeployment::id)
            .collect(Collectors.toCollection(HashSet::new));
    if (deployment.notices().filter(each -> !each.alertsTo().isEmpty()).isPresent()) {
      all.add(NoticesDeployment.ALERTS);
    }
    return all;
  }

  /** Delivers to some configured sinks; the caller closes it. */
  public Deliverer deliverer(List<SinkDeployment> sinks) {
    List<SinkTask> tasks = sinks.stream().map(parts.maker()::task).toList();
    return new Deliverer(storage.outbox(), storage.alertOutbox(), storage.alertLog(), tasks, clock);
  }

  @Override
  public void close() {
    storage.close();
  }
}
