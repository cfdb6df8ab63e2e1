package org.mailpromoter.service;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.MailboxDeployment;

/** Mailboxes as the object of a request. */
final class MailboxNames {
  private MailboxNames() {}

  static String of(List<MailboxDeployment> mailboxes) {
    return mailboxes.stream().map(each -> "mailbox " + each.id()).collect(Collectors.joining(", "));
  }

  /** Whose they are, if there is one. */
  static Optional<RecordId> owner(List<MailboxDeployment> mailboxes) {
    return mailboxes.stream()
        .findFirst()
        .filter(each -> mailboxes.size() == 1)
        .flatMap(each -> each.policy().owner());
  }
}
