package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.installation.OpenInstallation;

/** The configured users and queues with their Track options. */
public final class OwnerList {
  private final OpenInstallation open;

  /**
   * A user or queue.
   *
   * @param owner who, and which Track option is in force
   * @param addresses the addresses at which mail reaches it
   */
  public record Row(Owner owner, List<EmailAddress> addresses) {
    /** Copies the list. */
    public Row {
      addresses = List.copyOf(addresses);
    }
  }

  /** The users and queues of an installation. */
  public OwnerList(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** The users, or the queues, in the order of the configuration file. */
  public List<Row> list(RecordKind kind) {
    return open.policy().owners().stream()
        .filter(owner -> owner.id().kind() == kind)
        .map(owner -> new Row(owner, addresses(owner.id())))
        .toList();
  }

  private List<EmailAddress> addresses(RecordId id) {
    return open.parts().deployment().ownerRecords().stream()
        .filter(entry -> entry.record().id().equals(id))
        .map(RecordEntry::addresses)
        .flatMap(List::stream)
        .toList();
  }
}
