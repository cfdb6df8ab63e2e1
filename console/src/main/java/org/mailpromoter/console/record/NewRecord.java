package org.mailpromoter.console.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.web.Fields;

/** A record as it was typed. */
final class NewRecord {
  private static final String KIND = "kind";
  private static final String ID = "id";
  private static final String NAME = "name";
  static final String ADDRESSES = "addresses";

  private final QueryReader typed;

  NewRecord(Fields typed, Instant now) {
    this.typed = new QueryReader(typed, now);
  }

  /** Adds it, or its addresses to the record of its id. */
  RecordId add(Visit visit) throws RefusedException, WrongInputException {
    Optional<RecordKind> kind = kind();
    Optional<String> id = typed.text(ID).map(String::strip);
    if (id.isEmpty()) {
      typed.wrong(ID, "An id is needed: what the CRM calls the record.");
    }
    List<EmailAddress> addresses = addresses();
    Optional<String> name = typed.text(NAME).map(String::strip);
    typed.finish();
    RecordId record = new RecordId(kind.orElseThrow(), id.orElseThrow());
    Records records = new Records(visit.open());
    return (name.isPresent()
            ? records.addAddresses(visit.requester(""), record, addresses, name.get())
            : records.addAddresses(visit.requester(""), record, addresses))
        .record()
        .id();
  }

  private Optional<RecordKind> kind() {
    Optional<RecordKind> kind = typed.text(KIND).flatMap(RecordKind::of).filter(NewRecord::isOfCrm);
    if (kind.isEmpty()) {
      typed.wrong(KIND, "Choose one of the kinds.");
    }
    return kind;
  }

  static boolean isOfCrm(RecordKind kind) {
    return kind != RecordKind.USER && kind != RecordKind.QUEUE;
  }

  private List<EmailAddress> addresses() {
    List<EmailAddress> found = addresses(typed, typed.text(ADDRESSES).orElse(""));
    if (found.isEmpty() && typed.text(ADDRESSES).isEmpty()) {
      typed.wrong(ADDRESSES, "At least one address is needed.");
    }
    return found;
  }

  /** Addresses with spaces, commas or semicolons between; notes those that are wrong. */
  static List<EmailAddress> addresses(QueryReader notes, String text) {
    List<EmailAddress> found = new ArrayList<>();
    for (String each : text.strip().split("[\\s,;]+", -1)) {
      Optional<EmailAddress> address = EmailAddress.parse(each);
      address.ifPresent(found::add);
      if (address.isEmpty() && !each.isEmpty()) {
        notes.wrong(ADDRESSES, "'" + each + "' is not an email address.");
      }
    }
    return found.stream().distinct().toList();
  }

  static NewRecordPage page(Frame frame, Fields typed) {
    String now = typed.first(KIND).orElse(RecordKind.CONTACT.word());
    List<Choices.Choice> kinds =
        Stream.of(RecordKind.values())
            .filter(NewRecord::isOfCrm)
            .map(
                each ->
                    new Choices.Choice(
                        each.word(), Words.capitalized(each.word()), each.word().equals(now)))
            .toList();
    return new NewRecordPage(
        frame,
        new Choices(KIND, "Kind", kinds).with(frame.mistakes()),
        typed.first(ID).orElse(""),
        typed.first(NAME).orElse(""),
        typed.first(ADDRESSES).orElse(""));
  }
}
