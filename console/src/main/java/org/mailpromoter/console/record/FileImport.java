package org.mailpromoter.console.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.ImportedFile;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.installation.change.Requester;

/** Imports a file that was sent, and says what that did. */
final class FileImport {
  private static final int MOST_WRONG = 100;
  private static final int MOST_OWNERS = 10;

  /** What was refused because nobody knew its sender, which the new records may have changed. */
  private static final String AGAIN =
      "/messages/selection/retry?all=yes&list="
          + Queries.encoded("?outcome=refused&sub-reason=sender-unknown&since=30d");

  private FileImport() {}

  static ImportedFile run(
      OpenInstallation open, Requester by, Uploads.Upload upload, ImportChoice choice, Task task)
      throws IOException {
    Imported read = ImportView.read(open, upload, choice);
    List<ImportedFile.SkippedRow> skipped =
        read.problems().stream()
            .limit(MOST_WRONG)
            .map(
                each -> new ImportedFile.SkippedRow(ImportView.place(upload, each), each.message()))
            .toList();
    return ImportedFile.of(
        open,
        new Records(open).put(by, read.entries(), task),
        skipped,
        read.remarks().stream().map(upload::named).toList());
  }

  static ImportedPage page(Frame frame, ImportedFile file) {
    Records.Imported done = file.done();
    String verdict =
        Words.count(done.records(), "record was imported", "records were imported")
            + ", "
            + Words.number(done.added())
            + " of them new.";
    return new ImportedPage(
        frame,
        verdict,
        sentences(file),
        file.passing().filter(each -> each.passing() > 0).isPresent() ? AGAIN : "",
        file.skipped().stream()
            .map(each -> new ImportPage.Wrong(each.row(), each.problem()))
            .toList());
  }

  private static List<String> sentences(ImportedFile file) {
    List<String> all = new ArrayList<>();
    file.passing().filter(each -> each.passing() > 0).ifPresent(each -> all.add(passing(each)));
    List<String> owners =
        file.done().unknownOwners().stream().map(Object::toString).limit(MOST_OWNERS).toList();
    if (!owners.isEmpty()) {
      all.add(
          "Owners who are no configured users: "
              + owners.stream().collect(Collectors.joining(", "))
              + (file.done().unknownOwners().size() > MOST_OWNERS ? ", and others." : "."));
    }
    all.addAll(file.remarks());
    return all;
  }

  private static String passing(RetryPreview.Result result) {
    return "Of "
        + Words.count(result.messages(), "message", "messages")
        + " of the last 30 days that were not promoted, "
        + Words.number(result.passing())
        + " would be now, when decided again.";
  }
}
