package org.mailpromoter.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Audited;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Operation;

/**
 * Synchronizes mailboxes once, as many at the same time as their servers allow, does the upkeep,
 * and delivers to the sinks.
 */
public final class Synchronization {
  private final OpenInstallation open;
  private final Policy policy;
  private final long policyVersion;
  private final MailboxHealths health;

  /** Which failed mailboxes are tried. */
  public enum Trying {
    /** Only mailboxes that are due again. */
    DUE,
    /** All of them, because they were named explicitly. */
    ALL
  }

  /**
   * The result.
   *
   * @param mailboxes a report for each mailbox that was tried
   * @param left the mailboxes that were not tried because they failed before
   * @param sent what became of mail that was due, for each mailbox that sends
   * @param sinks a report for each sink
   * @param warnings problems of record directories
   */
  public record Outcome(
      List<MailboxReport> mailboxes,
      List<TroubledMailbox> left,
      List<Sending.Sent> sent,
      List<SinkReport> sinks,
      List<DirectoryWarning> warnings) {
    /** Copies the lists. */
    public Outcome {
      mailboxes = List.copyOf(mailboxes);
      left = List.copyOf(left);
      sent = List.copyOf(sent);
      sinks = List.copyOf(sinks);
      warnings = List.copyOf(warnings);
    }

    /** Whether all of every mailbox was read. */
    public boolean isComplete() {
      return left.isEmpty() && mailboxes.stream().allMatch(each -> each.failures().isEmpty());
    }
  }

  /**
   * A synchronization under the settings in force now.
   *
   * @param open from {@link Installation#openToSynchronize()}
   */
  public Synchronization(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
    this.policy = open.policy();
    this.policyVersion = open.storage().policyLog().versionOf(policy, open.now());
    this.health = new MailboxHealths(open, policy.organization());
  }

  /**
   * Synchronizes the mailboxes whose incoming mail is processed, because somebody asks for it.
   *
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   * @throws InterruptedException if the thread was interrupted; committed work is kept
   */
  public Outcome run(
      Requester by, List<MailboxDeployment> mailboxes, Trying trying, SyncListener progress)
      throws InterruptedException {
    return Audited.of(open, by, Operation.SYNCHRONIZE, MailboxNames.of(mailboxes))
        .concerning(MailboxNames.owner(mailboxes))
        .run(entry -> run(mailboxes, trying, progress));
  }

  private Outcome run(List<MailboxDeployment> mailboxes, Trying trying, SyncListener progress)
      throws InterruptedException {
    List<MailboxDeployment> tried = new ArrayList<>();
    List<TroubledMailbox> left = new ArrayList<>();
    Predicate<MailboxDeployment> due = trying == Trying.ALL ? each -> true : health.due();
    for (MailboxDeployment each : mailboxes) {
      if (!each.policy().incomingEnabled()) {
        continue;
      }
      if (due.test(each)) {
        tried.add(each);
      } else {
        left.add(health.troubled(each.id()));
      }
    }
    try (RecordDirectory directory = open.directory()) {
      List<MailboxReport> reports = synchronize(tried, directory, progress);
      Upkeep.run(open, policy);
      List<Sending.Sent> sent = Sending.drain(open, mailboxes);
      List<SinkReport> delivered = Deliveries.drain(open);
      return new Outcome(reports, left, sent, delivered, directory.warnings());
    }
  }

  private List<MailboxReport> synchronize(
      List<MailboxDeployment> due, RecordDirectory directory, SyncListener progress)
      throws InterruptedException {
    MailboxSync sync = new MailboxSync(open, directory, health);
    try (AtOnce atOnce = new AtOnce()) {
      return atOnce.each(due, each -> sync.run(each, policy, policyVersion, progress));
    } catch (ExecutionException e) {
      throw Failures.unchecked(e);
    }
  }
}
