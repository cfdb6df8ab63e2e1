package org.mailpromoter.core.promotion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.Creation;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;

/**
 * Creates the record for an unknown sender (P-15). Pure.
 *
 * @since 0.1
 */
public final class NewSender {
  private NewSender() {}

  /**
   * The record, with the owner of the activity and the display name of the sender; empty if none is
   * to be created.
   *
   * @param now when the record is created
   */
  public static Optional<RecordEntry> of(Facts facts, Creation creation, Instant now) {
    return creation
        .newSender()
        .map(
            id -> {
              NamedAddress from = facts.sender().orElseThrow().address();
              String name = from.name().isBlank() ? from.address().value() : from.name();
              PartyRecord record = PartyRecord.of(id, name).createdAt(now);
              return new RecordEntry(
                  creation.owner().map(record::ownedBy).orElse(record), List.of(from.address()));
            });
  }
}
