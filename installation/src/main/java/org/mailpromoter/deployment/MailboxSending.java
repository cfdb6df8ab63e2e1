package org.mailpromoter.deployment;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.spi.config.Config;

/**
 * How a mailbox sends mail.
 *
 * @param sender the way out
 * @param login values of the mailbox's keys, those of the way out among them
 * @param address its own address, where delivery reports go
 * @param sentFolder the folder of sent mail; empty to use the one that the server calls so
 * @param senders the users and queues whose mail it sends
 */
public record MailboxSending(
    SenderDeployment sender,
    Config login,
    EnvelopeAddress address,
    Optional<FolderId> sentFolder,
    Set<RecordId> senders) {
  /** Copies the set. */
  public MailboxSending {
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(sentFolder, "sentFolder");
    senders = Set.copyOf(senders);
  }
}
