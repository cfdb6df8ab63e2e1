package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.OwnerSending;

/**
 * As whom mail is sent.
 *
 * @param owner the user or queue
 * @param name the display name
 * @param address the address in From
 * @param mailbox the mailbox that sends it
 * @param wishes what the user or queue says about mail in its name
 */
public record SendingIdentity(
    RecordId owner,
    String name,
    EnvelopeAddress address,
    MailboxDeployment mailbox,
    OwnerSending wishes) {
  /** Rejects nulls. */
  public SendingIdentity {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(wishes, "wishes");
  }
}
