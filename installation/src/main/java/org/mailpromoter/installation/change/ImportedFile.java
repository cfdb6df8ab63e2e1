package org.mailpromoter.installation.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Passing;

/**
 * The result of the import of a file.
 *
 * @param done what was put
 * @param skipped the rows that were left out, the first of them
 * @param remarks sentences about the other rows
 * @param passing how many refused messages would pass now; empty if a directory does not answer
 */
public record ImportedFile(
    Records.Imported done,
    List<SkippedRow> skipped,
    List<String> remarks,
    Optional<RetryPreview.Result> passing) {
  /** Copies the lists. */
  public ImportedFile {
    Objects.requireNonNull(done, "done");
    Objects.requireNonNull(passing, "passing");
    skipped = List.copyOf(skipped);
    remarks = List.copyOf(remarks);
  }

  /**
   * A row of a file that is not a record.
   *
   * @param row file and line
   * @param problem what is wrong and what would be right, a sentence
   */
  public record SkippedRow(String row, String problem) {}

  /** The result with the messages that would pass now. */
  public static ImportedFile of(
      OpenInstallation open,
      Records.Imported done,
      List<SkippedRow> skipped,
      List<String> remarks) {
    return new ImportedFile(done, skipped, remarks, passing(open));
  }

  private static Optional<RetryPreview.Result> passing(OpenInstallation open) {
    try {
      return Optional.of(Passing.now(open));
    } catch (DirectoryException e) {
      return Optional.empty();
    }
  }
}
