package org.mailpromoter.console.record;

import static org.mailpromoter.installation.permission.Operation.CHANGE_RECORDS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.template.record.JtecheckGenerated;
import org.mailpromoter.console.template.record.JteimportedGenerated;
import org.mailpromoter.console.template.record.JteuploadGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.directories.file.RecordFile;
import org.mailpromoter.installation.change.ImportedFile;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The import of a CRM's export: the file is sent, looked at with its columns, and imported. */
public final class ImportScreen implements Screen {
  static final String PATH = "/records/import";
  static final String DONE = "/records/imported";

  private static final long LARGEST = 30L << 20;
  private static final int LONGEST_NAME = 100;
  private static final int SAMPLES = 4;

  private final Uploads uploads = new Uploads();
  private final CommandTwins twins;
  private final Work work;

  /** Pages that show the commands that do the same. */
  public ImportScreen(CommandTwins twins, Work work) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.work = Objects.requireNonNull(work, "work");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, CHANGE_RECORDS, visit -> form(200, frame(visit, "Import records"))),
        Screen.upload(PATH, CHANGE_RECORDS, LARGEST, this::take),
        Screen.page(PATH + "/{upload}", CHANGE_RECORDS, this::check),
        Screen.form(PATH + "/{upload}", CHANGE_RECORDS, this::run),
        Screen.page(DONE, CHANGE_RECORDS, this::done));
  }

  static String path(Uploads.Upload upload) {
    return PATH + "/" + Queries.encoded(upload.id());
  }

  private Frame frame(Visit visit, String title) {
    return Frame.of(visit, Section.RECORDS, title).under("Records", RecordAddresses.LIST);
  }

  private Response form(int status, Frame frame) {
    Frame whole = frame.twin(List.of(twins.importFile("contacts.csv", false)), "");
    return Pages.of(status, output -> JteuploadGenerated.render(output, null, whole));
  }

  /** Keeps the file that was sent, or the text that was pasted instead. */
  private Response take(Visit visit) throws IOException {
    Fields query = visit.request().query();
    String text = query.first("text").orElse("");
    try (PushbackInputStream body = new PushbackInputStream(visit.request().body())) {
      int first = body.read();
      if (first < 0 && text.isBlank()) {
        Mistakes nothing = Mistakes.of(query, "text", "Choose a file, or paste its rows.");
        return form(400, frame(visit, "Import records").with(nothing));
      }
      if (first >= 0) {
        body.unread(first);
      }
      InputStream content =
          first >= 0 ? body : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      String name = first >= 0 ? query.first("file").orElse("the file") : "the pasted rows";
      String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
      Uploads.Upload kept =
          uploads.keep(visit.identity().name(), shown, content, visit.open().now());
      return Response.seeOther(path(kept));
    }
  }

  private Optional<Uploads.Upload> upload(Visit visit) {
    Instant now = visit.open().now();
    return uploads.find(visit.request().parameter("upload"), visit.identity().name(), now);
  }

  /** It is not a defect that a file was imported, or sent half an hour ago. */
  private Response gone(Visit visit) {
    Notice gone =
        Notice.of(
            Tone.WAIT, "The file is no longer here: it was imported, or half an hour passed.");
    return form(404, frame(visit, "Import records").with(gone));
  }

  private Response check(Visit visit) {
    Optional<Uploads.Upload> upload = upload(visit);
    if (upload.isEmpty()) {
      return gone(visit);
    }
    Uploads.Upload found = upload.get();
    Frame frame = frame(visit, "Import " + found.name()).under("Import", PATH);
    try {
      ImportChoice choice = choice(found, visit.request().query());
      Imported read = ImportView.read(visit.open(), found, choice);
      String command = twins.importFile(found.name(), read.problemCount() > 0);
      ImportPage page = new ImportView(found, choice, read).page(frame.twin(List.of(command), ""));
      return Pages.of(output -> JtecheckGenerated.render(output, null, page));
    } catch (IOException e) {
      Notice unread =
          Notice.of(
              Tone.NO, found.named("The file cannot be read: " + FileTrouble.reason(e) + "."));
      return form(400, frame(visit, "Import records").with(unread));
    }
  }

  private static ImportChoice choice(Uploads.Upload upload, Fields fields) throws IOException {
    return new ImportChoice(RecordFile.head(upload.file(), SAMPLES), fields);
  }

  private Response run(Visit visit) throws IOException, InterruptedException {
    Optional<Uploads.Upload> upload = upload(visit);
    if (upload.isEmpty()) {
      return gone(visit);
    }
    ImportChoice choice = choice(upload.get(), visit.request().form());
    Requester by = visit.requester("");
    return work.begin(
        visit,
        CHANGE_RECORDS,
        DONE,
        (open, task) -> {
          ImportedFile done = FileImport.run(open, by, upload.get(), choice, task);
          uploads.drop(upload.get());
          return done;
        });
  }

  private Response done(Visit visit) throws WrongInputException {
    ImportedFile result =
        work.result(visit, ImportedFile.class)
            .orElseThrow(
                () ->
                    WrongInputException.of(
                        Work.JOB,
                        "The result of an import is kept for an hour, for who began it."));
    ImportedPage page = FileImport.page(frame(visit, "Records imported"), result);
    return Pages.of(output -> JteimportedGenerated.render(output, null, page));
  }
}
