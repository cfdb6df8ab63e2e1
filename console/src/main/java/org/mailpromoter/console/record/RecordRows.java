package org.mailpromoter.console.record;

import java.util.List;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.ask.RecordList;

/** Records as pages show them. */
final class RecordRows {
  private static final int ADDRESSES = 3;

  private RecordRows() {}

  static RecordsPage.Row of(RecordList.Row row) {
    PartyRecord record = row.entry().record();
    List<EmailAddress> all = row.entry().addresses();
    return new RecordsPage.Row(
        RecordAddresses.of(record.id()),
        name(record),
        record.id().toString(),
        all.stream().limit(ADDRESSES).map(RecordRows::link).toList(),
        all.size() > ADDRESSES ? "and " + Words.number(all.size() - ADDRESSES) + " more" : "",
        record.owner().map(RecordId::toString).orElse(""),
        row.directory(),
        state(record));
  }

  static Link link(EmailAddress address) {
    return new Link(address.value(), RecordAddresses.of(address));
  }

  static String name(PartyRecord record) {
    return record.name().isBlank() ? record.id().toString() : record.name();
  }

  static Chip state(PartyRecord record) {
    return record.active() ? new Chip(Tone.YES, "active") : new Chip(Tone.CALM, "inactive");
  }
}
