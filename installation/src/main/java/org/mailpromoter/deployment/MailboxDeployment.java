package org.mailpromoter.deployment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.Marking;

/**
 * A configured mailbox.
 *
 * @param id its name
 * @param server its server profile
 * @param connection how it is reached
 * @param forwarded whether mail is forwarded to it as attachments, which are judged instead
 * @param policy what decisions care about
 * @param folders the folders to read
 * @param marking what its messages are marked with
 * @param sending how it sends mail; empty if it does not
 */
public record MailboxDeployment(
    MailboxId id,
    ServerProfile server,
    Connection connection,
    boolean forwarded,
    MailboxPolicy policy,
    List<FolderTask> folders,
    Marking marking,
    Optional<MailboxSending> sending) {
  /** Copies the list. */
  public MailboxDeployment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(connection, "connection");
    folders = List.copyOf(folders);
    Objects.requireNonNull(marking, "marking");
    Objects.requireNonNull(sending, "sending");
  }

  /** The name of the connector. */
  public String connector() {
    return connection.connector().name();
  }
}
