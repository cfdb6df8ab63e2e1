package org.mailpromoter.directories.file;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.property.Email;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/** Contacts as vCards (RFC 6350 and its elders). */
final class VcardRecords {
  private VcardRecords() {}

  /** Reads a file to its end. */
  static void read(RecordText text, Problems problems, RowPacker rows) throws IOException {
    CardLines lines = new CardLines();
    int number = 0;
    try (VCardReader cards = new VCardReader(text.reader(lines))) {
      for (VCard card = cards.readNext(); card != null; card = cards.readNext()) {
        Optional<Row> row = row(card, ", card " + ++number, problems);
        if (row.isPresent()) {
          rows.add(row.get());
        }
      }
    }
    if (lines.isIncomplete()) {
      problems.add("", "ends within a card, before END:VCARD; is it incomplete?");
    }
    if (number == 0) {
      problems.add("", "contains no vCard; each begins with BEGIN:VCARD");
    }
  }

  private static Optional<Row> row(VCard card, String place, Problems problems) {
    List<EmailAddress> addresses = new ArrayList<>();
    for (Email email : card.getEmails()) {
      String written = String.valueOf(email.getValue());
      Optional<EmailAddress> address = EmailAddress.parse(written);
      if (address.isEmpty()) {
        problems.add(place, "EMAIL '" + written + "' is not an e-mail address");
        return Optional.empty();
      }
      addresses.add(address.get());
    }
    if (addresses.isEmpty()) {
      problems.add(place, "has no EMAIL");
      return Optional.empty();
    }
    String name = card.getFormattedName() == null ? "" : card.getFormattedName().getValue();
    String key = key(card, addresses);
    if (!RecordKeys.isPlain(key)) {
      problems.add(place, "UID: " + RecordKeys.problem(key));
      return Optional.empty();
    }
    RecordId id = new RecordId(RecordKind.CONTACT, key);
    return Optional.of(new Row(0, id, name, Optional.empty(), Optional.empty(), addresses));
  }

  /** The UID, or something that stays the same as long as the first address does. */
  private static String key(VCard card, List<EmailAddress> addresses) {
    if (card.getUid() != null && !String.valueOf(card.getUid().getValue()).isBlank()) {
      return card.getUid().getValue().strip();
    }
    byte[] first = addresses.get(0).value().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(first).toString();
  }
}
