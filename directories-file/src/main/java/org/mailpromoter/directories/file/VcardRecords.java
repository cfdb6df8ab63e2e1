package org.mailpromoter.directories.file;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.Email;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/** Contacts as vCards (RFC 6350 and its elders). */
final class VcardRecords {
  private VcardRecords() {}

  static Imported read(String file, String text) {
    List<RecordEntry> entries = new ArrayList<>();
    List<Imported.Problem> problems = new ArrayList<>();
    int number = 0;
    for (VCard card : Ezvcard.parse(text).all()) {
      String place = file + ", card " + ++number;
      entry(card, place, problems).ifPresent(entries::add);
    }
    if (lines(text, "BEGIN:VCARD") != lines(text, "END:VCARD")) {
      problems.add(
          new Imported.Problem(file, "ends within a card, before END:VCARD; is it incomplete?"));
    }
    if (number == 0) {
      problems.add(new Imported.Problem(file, "contains no vCard; each begins with BEGIN:VCARD"));
    }
    return new Imported(entries, problems, List.of());
  }

  private static long lines(String text, String line) {
    return text.lines().filter(each -> each.strip().equalsIgnoreCase(line)).count();
  }

  private static Optional<RecordEntry> entry(
      VCard card, String place, List<Imported.Problem> problems) {
    List<EmailAddress> addresses = new ArrayList<>();
    for (Email email : card.getEmails()) {
      String written = String.valueOf(email.getValue());
      Optional<EmailAddress> address = EmailAddress.parse(written);
      if (address.isEmpty()) {
        problems.add(
            new Imported.Problem(place, "EMAIL '" + written + "' is not an e-mail address"));
        return Optional.empty();
      }
      addresses.add(address.get());
    }
    if (addresses.isEmpty()) {
      problems.add(new Imported.Problem(place, "has no EMAIL"));
      return Optional.empty();
    }
    String name = card.getFormattedName() == null ? "" : card.getFormattedName().getValue();
    RecordId id = new RecordId(RecordKind.CONTACT, key(card, addresses));
    return Optional.of(new RecordEntry(PartyRecord.of(id, name), addresses));
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
