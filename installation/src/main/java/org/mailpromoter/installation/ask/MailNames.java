package org.mailpromoter.installation.ask;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;

/**
 * The names by which people choose mail. A name of nothing is refused, because an empty list would
 * be a wrong answer to a slip of the pen. Former mailboxes and queues have mail that is still here.
 */
public final class MailNames {
  private final OpenInstallation open;

  /** The names of an installation. */
  public MailNames(OpenInstallation open) {
    this.open = open;
  }

  /** A mailbox that is configured, or was read once. */
  public MailboxId mailbox(String name) throws NotFoundException {
    Set<String> known = new LinkedHashSet<>();
    open.parts().deployment().mailboxes().forEach(each -> known.add(each.id().value()));
    open.storage().runLog().lastRuns().forEach(each -> known.add(each.mailbox().value()));
    if (!known.contains(name)) {
      throw NotFoundException.among(Kind.MAILBOX, name, known);
    }
    return new MailboxId(name);
  }

  /** A queue that is configured, or has activities. */
  public RecordId queue(String name) throws NotFoundException {
    RecordId id = RecordId.parse(name).orElseGet(() -> queueOf(name));
    List<String> known =
        open.parts().deployment().owners().stream()
            .map(Owner::id)
            .filter(each -> each.kind() == RecordKind.QUEUE)
            .map(RecordId::key)
            .toList();
    if (!known.contains(id.key()) && !has(ActivityFilter.all().withQueue(id))) {
      throw NotFoundException.among(Kind.QUEUE, name, known);
    }
    return id;
  }

  /** A record to which activities are linked, or could be. */
  public RecordId regarding(RecordId id) throws NotFoundException {
    if (!has(ActivityFilter.all().withRegarding(id))) {
      new KnownRecords(open).existing(id);
    }
    return id;
  }

  private boolean has(ActivityFilter filter) {
    return open.storage().activityHistory().count(filter) > 0;
  }

  private static RecordId queueOf(String name) {
    return new RecordId(RecordKind.QUEUE, name.isBlank() ? "?" : name);
  }
}
