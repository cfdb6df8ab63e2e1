package org.mailpromoter.installation.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.MailboxSending;
import org.mailpromoter.deployment.OwnerSending;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;

/** As whom an installation can send mail. Immutable. */
public final class SendingIdentities {
  private final Deployment deployment;

  /** The identities of a configuration. */
  public SendingIdentities(Deployment deployment) {
    this.deployment = Objects.requireNonNull(deployment, "deployment");
  }

  /** Every user and queue whose mail some mailbox sends, in the order of their names. */
  public List<SendingIdentity> all() {
    List<SendingIdentity> all = new ArrayList<>();
    for (RecordEntry each : deployment.ownerRecords()) {
      mailboxOf(each.record().id()).flatMap(mailbox -> identity(each, mailbox)).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(each -> each.owner().toString()));
    return List.copyOf(all);
  }

  /** Those as whom a caller may send: themselves, their queues and who lets them, or all. */
  public List<SendingIdentity> of(Permissions caller) {
    return all().stream()
        .filter(each -> caller.allows(Operation.SEND_MAIL, senders(each.owner())))
        .toList();
  }

  /** Who may send as a user or queue: itself, whose owner counts, and its delegates. */
  public Belonging senders(RecordId owner) {
    Set<RecordId> all = new HashSet<>(wishes(owner).delegates());
    all.add(owner);
    return Belonging.to(all, Set.of());
  }

  private OwnerSending wishes(RecordId owner) {
    return deployment.ownerSending().getOrDefault(owner, OwnerSending.NONE);
  }

  /**
   * The identity of a user or queue.
   *
   * @throws RefusedException if no mailbox sends its mail, or it has no address
   */
  public SendingIdentity of(RecordId owner) throws RefusedException {
    MailboxDeployment mailbox =
        mailboxOf(owner)
            .orElseThrow(() -> new RefusedException(RefusedException.Why.SENDS_NOTHING, owner));
    return deployment.ownerRecords().stream()
        .filter(each -> each.record().id().equals(owner))
        .findFirst()
        .flatMap(each -> identity(each, mailbox))
        .orElseThrow(() -> new RefusedException(RefusedException.Why.NO_SENDER_ADDRESS, owner));
  }

  /** Its own mailbox before one that also sends for it. */
  private Optional<MailboxDeployment> mailboxOf(RecordId owner) {
    List<MailboxDeployment> sending =
        deployment.mailboxes().stream()
            .filter(
                each -> each.sending().filter(some -> some.senders().contains(owner)).isPresent())
            .toList();
    return sending.stream()
        .filter(each -> isOwn(each, owner))
        .findFirst()
        .or(() -> sending.stream().findFirst());
  }

  private static boolean isOwn(MailboxDeployment mailbox, RecordId owner) {
    return mailbox.policy().owner().filter(owner::equals).isPresent();
  }

  private Optional<SendingIdentity> identity(RecordEntry owner, MailboxDeployment mailbox) {
    RecordId id = owner.record().id();
    Optional<EnvelopeAddress> own = mailbox.sending().map(MailboxSending::address);
    Optional<EnvelopeAddress> address =
        isOwn(mailbox, id)
            ? own
            : owner.addresses().stream()
                .flatMap(each -> EnvelopeAddress.parse(each.value()).stream())
                .findFirst();
    return address.map(
        each -> new SendingIdentity(id, owner.record().name(), each, mailbox, wishes(id)));
  }
}
