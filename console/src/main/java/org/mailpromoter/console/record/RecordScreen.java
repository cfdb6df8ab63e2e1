package org.mailpromoter.console.record;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.OptionAddresses;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.template.record.JtemakeGenerated;
import org.mailpromoter.console.template.record.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.RecordList;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** One record, and the form of a new one. */
public final class RecordScreen implements Screen {
  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public RecordScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(RecordAddresses.NEW, Operation.CHANGE_RECORDS, this::form),
        Screen.form(RecordAddresses.NEW, Operation.CHANGE_RECORDS, this::add),
        Screen.page(RecordAddresses.ONE, Operation.FIND_RECORDS, this::one),
        Screen.form(RecordAddresses.ONE, Operation.CHANGE_RECORDS, this::change),
        Screen.page("/records/{record}", Operation.FIND_RECORDS, RecordScreen::moved));
  }

  private Response form(Visit visit) {
    return form(200, frame(visit), visit.request().query());
  }

  private Frame frame(Visit visit) {
    return Frame.of(visit, Section.RECORDS, "Add a record")
        .under("Records", RecordAddresses.LIST)
        .twin(List.of(twins.newRecord()), "");
  }

  private static Response form(int status, Frame frame, Fields typed) {
    NewRecordPage page = NewRecord.page(frame, typed);
    return Pages.of(status, output -> JtemakeGenerated.render(output, null, page));
  }

  private Response add(Visit visit) throws IOException {
    Fields typed = visit.request().form();
    NewRecord record = new NewRecord(typed, visit.open().now());
    try {
      String said = "Added. New mail from its addresses is from this record.";
      return Announcement.then(visit, RecordAddresses.of(record.add(visit)), said);
    } catch (WrongInputException e) {
      return form(400, frame(visit).with(Mistakes.of(typed, e)), typed);
    } catch (RefusedException e) {
      Notice refused = Notice.of(Tone.NO, EnglishRefused.of(e));
      return form(409, frame(visit).with(refused).with(Mistakes.none(typed)), typed);
    }
  }

  private Response one(Visit visit) throws NotFoundException {
    return one(visit, 200, Mistakes.NONE);
  }

  private Response one(Visit visit, int status, Mistakes mistakes) throws NotFoundException {
    RecordList.Row row = new RecordList(visit.open()).row(id(visit));
    PartyRecord record = row.entry().record();
    Frame frame =
        Frame.of(visit, Section.RECORDS, RecordRows.name(record))
            .under("Records", RecordAddresses.LIST)
            .twin(
                List.of(twins.records(record.id().toString())),
                row.isStored() ? "/api/v1/records/" + Queries.encoded(record.id().toString()) : "");
    RecordPage page =
        new RecordPage(
            frame.with(mistakes),
            record.id().toString(),
            RecordAddresses.of(record.id()),
            RecordRows.state(record),
            record.active(),
            record.owner().map(RecordId::toString).orElse(""),
            row.directory(),
            row.entry().addresses().stream().map(RecordRows::link).toList(),
            locked(visit, row));
    return Pages.of(status, output -> JteoneGenerated.render(output, null, page));
  }

  private static String locked(Visit visit, RecordList.Row row) {
    RecordKind kind = row.entry().record().id().kind();
    if (kind == RecordKind.USER || kind == RecordKind.QUEUE) {
      return "Users and queues are changed in the configuration file.";
    }
    if (!row.isStored()) {
      return "It comes from the directory " + row.directory() + ", and is changed there.";
    }
    return visit.permissions().reach(Operation.CHANGE_RECORDS) == Reach.NONE
        ? "An administrator can change it."
        : "";
  }

  private static RecordId id(Visit visit) throws NotFoundException {
    String text = visit.request().query().first("id").orElse("");
    return RecordId.parse(text)
        .orElseThrow(() -> NotFoundException.of(NotFoundException.Kind.RECORD, text));
  }

  private Response change(Visit visit)
      throws NotFoundException, RefusedException, WrongInputException, StaleException, IOException {
    Fields form = visit.request().form();
    RecordChange change = new RecordChange(visit, id(visit));
    if (!form.first("do").orElse("").equals("add")) {
      return change.run(form);
    }
    try {
      return change.add(form);
    } catch (WrongInputException e) {
      return one(visit, 400, Mistakes.of(form, e));
    } catch (RefusedException e) {
      return one(visit, 409, Mistakes.of(form, NewRecord.ADDRESSES, EnglishRefused.of(e)));
    }
  }

  /** The path of the API leads to the page, too; that of a user or queue to their options. */
  private static Response moved(Visit visit) {
    String text = visit.request().parameter("record");
    Optional<RecordId> owner =
        RecordId.parse(text)
            .filter(id -> id.kind() == RecordKind.USER || id.kind() == RecordKind.QUEUE);
    return Response.seeOther(
        owner
            .map(OptionAddresses::of)
            .orElseGet(() -> Queries.path(RecordAddresses.ONE, Fields.none().with("id", text))));
  }
}
