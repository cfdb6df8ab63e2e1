package org.mailpromoter.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.directories.file.Imported;
import org.mailpromoter.directories.file.RecordFile;
import org.mailpromoter.documents.RecordDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.ImportedFile;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.web.Request;

/** A file of records that a program sends. */
final class RecordUpload {
  private static final int MOST_PROBLEMS = 100;

  private RecordUpload() {}

  /**
   * Reads the rows of a body.
   *
   * @param export whether it is the export of a CRM, whose columns are recognized
   * @param owners which owners there are
   * @throws WrongInputException if it is no file of records
   */
  static Imported read(Request request, boolean export, Predicate<RecordId> owners)
      throws IOException, WrongInputException {
    boolean card = request.header("Content-Type").orElse("").startsWith("text/vcard");
    Path file = Files.createTempFile("mailpromoter", card ? ".vcf" : ".csv");
    try (InputStream in = request.body()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return read(file, export, owners);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Imported read(Path file, boolean export, Predicate<RecordId> owners)
      throws WrongInputException {
    try {
      return export ? RecordFile.readExport(file, owners) : RecordFile.read(file, owners);
    } catch (IOException e) {
      throw WrongInputException.of("", "The file cannot be read: " + FileTrouble.reason(e) + ".");
    }
  }

  /** The rows that are wrong, the first ones of them. */
  static List<WrongInputException.Problem> problems(Imported read) {
    return read.problems().stream()
        .limit(MOST_PROBLEMS)
        .map(each -> new WrongInputException.Problem(row(each), each.message()))
        .toList();
  }

  /** The place of a row without the name of our temporary file. */
  private static String row(Imported.Problem problem) {
    return problem.place().replaceFirst("^mailpromoter[^,: ]*\\.(csv|vcf)[,: ]*", "");
  }

  /** Puts the rows into the storage, or only says what would be put. */
  static Object put(OpenInstallation open, Requester by, Imported read, boolean dryRun, Task task) {
    List<ImportedFile.SkippedRow> skipped =
        read.problems().stream()
            .limit(MOST_PROBLEMS)
            .map(each -> new ImportedFile.SkippedRow(row(each), each.message()))
            .toList();
    if (dryRun) {
      return RecordDocuments.importable(count(read, task), skipped, read.remarks());
    }
    Records.Imported done = new Records(open).put(by, read.entries(), task);
    return ImportedFile.of(open, done, skipped, read.remarks());
  }

  private static int count(Imported read, Task task) {
    int count = 0;
    for (RecordEntry unused : read.entries()) {
      count++;
      task.advance(1);
    }
    return count;
  }
}
