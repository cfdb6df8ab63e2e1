package org.mailpromoter.core.promotion;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/** The record that is created for an unknown sender (P-15). Pure. */
final class NewSender {
  private NewSender() {}

  /**
   * The record, with the display name of the sender.
   *
   * @param owner the owner of the activity
   */
  static RecordEntry of(NamedAddress from, RecordKind kind, Optional<RecordId> owner) {
    String address = from.address().value();
    PartyRecord record =
        PartyRecord.of(new RecordId(kind, address), from.name().isBlank() ? address : from.name());
    return new RecordEntry(owner.map(record::ownedBy).orElse(record), List.of(from.address()));
  }
}
