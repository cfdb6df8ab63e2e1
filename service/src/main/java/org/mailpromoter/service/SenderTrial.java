package org.mailpromoter.service;

import java.util.Optional;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.MailboxSending;
import org.mailpromoter.installation.Installation;

/** Looks whether mailboxes can send, without sending. */
final class SenderTrial {
  private final Installation parts;

  SenderTrial(Installation parts) {
    this.parts = parts;
  }

  /** Why a mailbox cannot send; empty if it can, or need not. */
  Optional<Faulted> failure(MailboxDeployment mailbox) {
    return mailbox.sending().flatMap(sending -> failure(mailbox, sending));
  }

  private Optional<Faulted> failure(MailboxDeployment mailbox, MailboxSending sending) {
    try (MailSender sender = parts.sender(mailbox, sending)) {
      return sender.check().map(Failure::of);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private record Failure(ErrorCode code, String sentence) implements Faulted {
    static Faulted of(SubmissionOutcome.Deferred outcome) {
      return new Failure(outcome.code(), outcome.why());
    }
  }
}
