package org.mailpromoter.console.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.directories.file.RecordColumns;
import org.mailpromoter.directories.file.RecordFile;
import org.mailpromoter.installation.ask.RecordList;

/** Makes the page of a file that is not imported yet. */
final class ImportView {
  private static final int ROWS = 5;
  private static final int WRONG = 50;

  private final Uploads.Upload upload;
  private final ImportChoice choice;

  ImportView(Uploads.Upload upload, ImportChoice choice) {
    this.upload = upload;
    this.choice = choice;
  }

  /** Reads a file. */
  static Imported read(Uploads.Upload upload, ImportChoice choice) throws IOException {
    Optional<RecordColumns> columns = choice.columns();
    return columns.isPresent()
        ? RecordFile.read(upload.file(), columns.get())
        : RecordFile.read(upload.file());
  }

  ImportPage page(Frame frame) throws IOException {
    Imported read = read(upload, choice);
    List<RecordsPage.Row> first = new ArrayList<>();
    long valid = 0;
    for (RecordEntry each : read.entries()) {
      if (valid++ < ROWS) {
        first.add(RecordRows.of(new RecordList.Row(each, upload.name(), false)));
      }
    }
    long hidden = read.problemCount() - Math.min(WRONG, read.problems().size());
    return new ImportPage(
        frame,
        ImportScreen.path(upload),
        choice.kinds(),
        choice.shown(),
        choice.hidden(),
        summary(valid, read),
        valid,
        button(valid, read.invalidRows()),
        first,
        wrong(read),
        hidden > 0 ? "and " + Words.count(hidden, "more problem", "more problems") : "",
        read.remarks().stream().limit(ROWS).map(upload::named).toList());
  }

  private String summary(long valid, Imported read) {
    String all = Words.count(valid, "record", "records") + " can be imported";
    long wrong = read.invalidRows();
    if (wrong == 0 && read.problemCount() == 0) {
      return all + ", and no row is wrong.";
    }
    if (wrong == 0 || choice.columns().filter(each -> !each.isComplete()).isPresent()) {
      return all + ". Choose what the columns give.";
    }
    return all + ". " + Words.count(wrong, "row is wrong", "rows are wrong") + " and left out.";
  }

  private static String button(long valid, long wrong) {
    if (valid == 0) {
      return "";
    }
    String records = Words.count(valid, "record", "records");
    return wrong == 0
        ? "Import " + records
        : "Import " + records + " without the " + Words.count(wrong, "wrong row", "wrong rows");
  }

  private List<ImportPage.Wrong> wrong(Imported read) {
    return read.problems().stream()
        .limit(WRONG)
        .map(each -> new ImportPage.Wrong(place(upload, each), each.message()))
        .toList();
  }

  /** The line of a problem. */
  static String place(Uploads.Upload upload, Imported.Problem problem) {
    String file = String.valueOf(upload.file().getFileName());
    String place = problem.place().replace(file, "").replaceFirst("^, ", "");
    return place.isEmpty() ? "the file" : place;
  }
}
