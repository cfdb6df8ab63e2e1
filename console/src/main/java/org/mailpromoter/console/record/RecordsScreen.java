package org.mailpromoter.console.record;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.record.JteaddressGenerated;
import org.mailpromoter.console.template.record.JtelistGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.PageRequest;
import org.mailpromoter.installation.ask.RecordList;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The list of records, and whose an address is. */
public final class RecordsScreen implements Screen {
  private static final Set<String> KNOWN = Set.of("find", "limit", "after");

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public RecordsScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(RecordAddresses.LIST, Operation.FIND_RECORDS, this::list),
        Screen.page(RecordAddresses.ADDRESS, Operation.FIND_RECORDS, this::address),
        Screen.page(
            RecordAddresses.ADDRESS + "/{address}", Operation.FIND_RECORDS, RecordsScreen::moved));
  }

  /** A whole address is asked for everywhere; other text is looked for in records. */
  private Response list(Visit visit) throws WrongPageException, WrongInputException {
    Fields query = visit.request().query();
    String find = query.first("find").orElse("").strip();
    Optional<EmailAddress> address = EmailAddress.parse(find);
    if (address.isPresent()) {
      return Response.seeOther(RecordAddresses.of(address.get()));
    }
    QueryReader reader = new QueryReader(query, visit.open().now());
    reader.allow(KNOWN);
    PageRequest page = reader.page();
    reader.finish();
    RecordsPage records = page(visit, find, page, new RecordList(visit.open()).page(find, page));
    return Pages.of(output -> JtelistGenerated.render(output, null, records));
  }

  private RecordsPage page(Visit visit, String find, PageRequest page, RecordList.Answer answer) {
    Fields query = visit.request().query();
    Frame frame =
        Frame.of(visit, Section.RECORDS, "Records")
            .twin(List.of(twins.records(find)), Queries.path("/api/v1/records", query));
    for (Faulted each : answer.faults()) {
      frame = frame.with(Notice.of(Tone.WAIT, each.sentence()));
    }
    return new RecordsPage(
        frame,
        find,
        Words.count(answer.total(), "record", "records"),
        answer.rows().stream().map(RecordRows::of).toList(),
        answer.rows().isEmpty() ? emptiness(find, page.isFirst(), answer) : List.of(),
        answer.notListed().stream().map(RecordsScreen::unlisted).toList(),
        answer.next().map(each -> address(query, each)).orElse(""),
        page.isFirst() ? "" : address(query, ""),
        visit.permissions().reach(Operation.CHANGE_RECORDS) != Reach.NONE);
  }

  private static String address(Fields query, String after) {
    return Queries.path(RecordAddresses.LIST, query.without("after").with("after", after));
  }

  private static List<String> emptiness(String find, boolean first, RecordList.Answer answer) {
    if (!first) {
      return List.of("There are no more records.");
    }
    if (answer.total() > 0) {
      return List.of("No record has “" + find + "” in its id, its name or an address.");
    }
    return List.of(
        "There are no records yet.",
        "Without records every sender is unknown, and Track options for contacts and records accept"
            + " nothing.");
  }

  private static String unlisted(String directory) {
    return "The records of " + directory + " are not listed; give a whole address to ask it.";
  }

  private Response address(Visit visit) throws WrongPageException {
    String text = visit.request().query().first("of").orElse("").strip();
    Optional<EmailAddress> address = EmailAddress.parse(text);
    Frame frame = Frame.of(visit, Section.RECORDS, title(text)).under("Records", "/records");
    AddressPage page =
        address.isPresent()
            ? new AddressView(visit).page(twin(frame, address.get()), address.get())
            : new AddressPage(wrong(frame, text), text, "", List.of(), List.of(), "");
    int status = address.isPresent() || text.isEmpty() ? 200 : 400;
    return Pages.of(status, output -> JteaddressGenerated.render(output, null, page));
  }

  private static String title(String address) {
    return address.isEmpty() ? "Whose is this address?" : address;
  }

  private Frame twin(Frame frame, EmailAddress address) {
    return frame.twin(
        List.of(twins.address(address.value())),
        "/api/v1/addresses/" + Queries.encoded(address.value()));
  }

  private static Frame wrong(Frame frame, String text) {
    return text.isEmpty()
        ? frame
        : frame.with(
            Notice.of(Tone.NO, "'" + text + "' is not an email address, such as anna@x.example."));
  }

  /** The path of the API leads to the page, too. */
  private static Response moved(Visit visit) {
    return Response.seeOther(
        Queries.path(
            RecordAddresses.ADDRESS,
            Fields.none().with("of", visit.request().parameter("address"))));
  }
}
