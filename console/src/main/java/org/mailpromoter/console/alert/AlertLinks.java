package org.mailpromoter.console.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.mailbox.MailboxWords;
import org.mailpromoter.console.sink.SinksScreen;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.SyncError;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.web.Fields;

/** The pages that help with what an alert is about. */
public final class AlertLinks {
  private static final String SINK = "sink ";

  private AlertLinks() {}

  /** The pages, the most helpful first; none if no page helps. */
  public static List<Link> of(Visit visit, Alert alert) {
    List<Link> links = new ArrayList<>();
    Optional<MailboxId> mailbox =
        visit.open().parts().deployment().mailboxes().stream()
            .map(MailboxDeployment::id)
            .filter(each -> each.value().equals(alert.about()))
            .findFirst();
    if (mailbox.isPresent() && alert.code().equals(SyncError.UNDELIVERABLE.id())) {
      links.add(new Link("The undeliverable messages", undeliverable(mailbox.get())));
    }
    mailbox.ifPresent(each -> links.add(new Link("The mailbox", MailboxWords.path(each))));
    if (alert.about().startsWith(SINK)) {
      String name = alert.about().substring(SINK.length());
      links.add(new Link("The sink", SinksScreen.path(name)));
    }
    return links;
  }

  private static String undeliverable(MailboxId mailbox) {
    return Queries.path(
        "/messages",
        Fields.none().with("reason", "Undeliverable").with("mailbox", mailbox.value()));
  }
}
