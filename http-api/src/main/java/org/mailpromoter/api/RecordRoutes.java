package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.CHANGE_RECORDS;
import static org.mailpromoter.installation.permission.Operation.FIND_RECORDS;
import static org.mailpromoter.web.Method.DELETE;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.PATCH;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.documents.RecordDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AddressOwners;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.RecordList;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Records and their addresses. */
final class RecordRoutes {
  private final Object changes = new Object();
  private final Work work;

  RecordRoutes(Work work) {
    this.work = work;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/records", FIND_RECORDS, RecordRoutes::list),
        Call.route(POST, "/records", CHANGE_RECORDS, RecordRoutes::add),
        Call.upload("/records/import", CHANGE_RECORDS, this::importFile),
        Call.route(GET, "/records/{record}", FIND_RECORDS, RecordRoutes::show),
        Call.route(PATCH, "/records/{record}", CHANGE_RECORDS, this::activate),
        Call.route(
            DELETE, "/records/{record}/addresses/{address}", CHANGE_RECORDS, this::removeAddress),
        Call.route(GET, "/addresses/{address}", FIND_RECORDS, RecordRoutes::find));
  }

  private static Response list(Call call) throws WrongInputException, WrongPageException {
    QueryReader reader = call.parameters("find", "limit", "after");
    String part = reader.text("find").orElse("");
    PageRequest page = reader.page();
    reader.finish();
    return Answers.page(
        call.request(),
        RecordDocuments.list(new RecordList(call.open()).page(part, page)),
        "records");
  }

  private static EmailAddress address(Call call) throws NotFoundException {
    String text = call.text("address");
    return EmailAddress.parse(text).orElseThrow(() -> NotFoundException.of(Kind.ADDRESS, text));
  }

  private static Response find(Call call) throws NotFoundException {
    return Answers.of(RecordDocuments.found(new AddressOwners(call.open()).find(address(call))));
  }

  private static Response add(Call call) throws RefusedException, WrongInputException, IOException {
    JsonObject body = call.body();
    body.demandedText("id");
    Optional<RecordId> id = body.record("id");
    Optional<String> name = body.text("name");
    List<EmailAddress> addresses = body.addresses("addresses");
    if (addresses.isEmpty()) {
      body.wrong("addresses", "At least one address is required.");
    }
    body.finish();
    Records records = new Records(call.open());
    RecordEntry entry =
        name.isPresent()
            ? records.addAddresses(call.requester(), id.orElseThrow(), addresses, name.get())
            : records.addAddresses(call.requester(), id.orElseThrow(), addresses);
    return changed(call, entry);
  }

  private static Response changed(Call call, RecordEntry entry) {
    return Answers.of(RecordDocuments.changed(entry, call.passing()))
        .header("ETag", Versions.of(RecordDocuments.one(entry)));
  }

  private static RecordEntry found(Call call) throws NotFoundException {
    return new RecordList(call.open()).find(call.record("record", Kind.STORED_RECORD));
  }

  private static Response show(Call call) throws NotFoundException {
    return Answers.versioned(RecordDocuments.one(found(call)));
  }

  private Response activate(Call call)
      throws NotFoundException, RefusedException, WrongInputException, StaleException, IOException {
    JsonObject body = call.body();
    boolean active = body.demandedFlag("active");
    body.finish();
    RecordEntry entry;
    synchronized (changes) {
      RecordEntry found = found(call);
      call.demandVersion(RecordDocuments.one(found));
      entry = new Records(call.open()).activate(call.requester(), found.record().id(), active);
    }
    return changed(call, entry);
  }

  private Response removeAddress(Call call)
      throws NotFoundException, RefusedException, StaleException {
    EmailAddress address = address(call);
    RecordEntry entry;
    synchronized (changes) {
      RecordEntry found = found(call);
      call.demandVersion(RecordDocuments.one(found));
      entry =
          new Records(call.open()).removeAddress(call.requester(), found.record().id(), address);
    }
    return changed(call, entry);
  }

  private Response importFile(Call call)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonBody.demandType(call.request(), "text/csv", "text/vcard");
    QueryReader reader = call.parameters("dry-run", "skip-bad", "export");
    boolean dryRun = reader.flag("dry-run");
    boolean skipBad = reader.flag("skip-bad");
    boolean export = reader.flag("export");
    reader.finish();
    Imported read =
        RecordUpload.read(call.request(), export, Records.owners(call.open().parts().deployment()));
    if (read.problemCount() > 0 && !skipBad && !dryRun) {
      throw new WrongInputException(RecordUpload.problems(read));
    }
    return work.answer(
        call, (open, task) -> RecordUpload.put(open, call.requester(), read, dryRun, task));
  }
}
