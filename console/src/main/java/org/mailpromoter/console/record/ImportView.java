package org.mailpromoter.console.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.directories.file.RecordColumns;
import org.mailpromoter.directories.file.RecordFile;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.RecordList;
import org.mailpromoter.installation.change.Records;

/** Makes the page of a file that is not imported yet. */
final class ImportView {
  private static final int ROWS = 5;
  private static final int WRONG = 50;

  private final Uploads.Upload upload;
  private final ImportChoice choice;
  private final Imported read;

  /**
   * A view.
   *
   * @param read what was read of the file
   */
  ImportView(Uploads.Upload upload, ImportChoice choice, Imported read) {
    this.upload = upload;
    this.choice = choice;
    this.read = read;
  }

  /** Reads a file. */
  static Imported read(OpenInstallation open, Uploads.Upload upload, ImportChoice choice)
      throws IOException {
    Predicate<RecordId> owners = Records.owners(open.parts().deployment());
    Optional<RecordColumns> columns = choice.columns();
    return columns.isPresent()
        ? RecordFile.read(upload.file(), columns.get(), owners)
        : RecordFile.read(upload.file(), owners);
  }

  ImportPage page(Frame frame) {
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
        summary(valid),
        valid,
        button(valid, read.invalidRows()),
        first,
        wrong(),
        hidden > 0 ? "and " + Words.count(hidden, "more row", "more rows") : "",
        read.remarks().stream().limit(ROWS).map(upload::named).toList());
  }

  private String summary(long valid) {
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

  private List<ImportPage.Wrong> wrong() {
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
