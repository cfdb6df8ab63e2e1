package org.mailpromoter.console.record;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.RecordList;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;

/** What the forms of a record do. */
final class RecordChange {
  private final Visit visit;
  private final RecordId id;
  private final Records records;

  RecordChange(Visit visit, RecordId id) {
    this.visit = visit;
    this.id = id;
    this.records = new Records(visit.open());
  }

  /** Does what a button without a field stands for. */
  Response run(Fields form)
      throws NotFoundException, RefusedException, WrongInputException, StaleException {
    String said =
        switch (form.first("do").orElse("")) {
          case "remove" -> remove(form);
          case "activate" -> activate(true);
          case "deactivate" -> activate(false);
          default -> throw WrongInputException.of("do", "There is no such button.");
        };
    return done(said);
  }

  private Response done(String said) {
    return Announcement.then(visit, RecordAddresses.of(id), said);
  }

  /** Adds the addresses that were typed. */
  Response add(Fields form) throws NotFoundException, RefusedException, WrongInputException {
    QueryReader reader = new QueryReader(form, visit.open().now());
    List<EmailAddress> addresses =
        NewRecord.addresses(reader, form.first(NewRecord.ADDRESSES).orElse(""));
    reader.finish();
    if (addresses.isEmpty()) {
      throw WrongInputException.of(NewRecord.ADDRESSES, "At least one address is needed.");
    }
    new RecordList(visit.open()).find(id); // a page of a record makes no other one
    records.addAddresses(visit.requester(""), id, addresses);
    return done(addresses.size() == 1 ? "The address was added." : "The addresses were added.");
  }

  private String remove(Fields form)
      throws NotFoundException, RefusedException, WrongInputException {
    Optional<EmailAddress> address = form.first("address").flatMap(EmailAddress::parse);
    if (address.isEmpty()) {
      throw WrongInputException.of("address", "There is no such address.");
    }
    records.removeAddress(visit.requester(""), id, address.get());
    return "The address was removed. It can be added again below.";
  }

  private String activate(boolean active)
      throws NotFoundException, RefusedException, StaleException {
    if (new RecordList(visit.open()).find(id).record().active() == active) {
      throw StaleException.changed();
    }
    records.activate(visit.requester(""), id, active);
    return active
        ? "The record is in use."
        : "The record is out of use. Its addresses stay, and it can be put back.";
  }
}
