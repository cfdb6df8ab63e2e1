package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.decision.SeenRecord;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.SenderResolution;
import org.mailpromoter.installation.ask.AddressOwners;
import org.mailpromoter.installation.ask.DirectoryAnswer;
import org.mailpromoter.installation.ask.RecordList;
import org.mailpromoter.installation.change.ImportedFile;

/**
 * Documents about records.
 *
 * @since 0.1
 */
public final class RecordDocuments {
  private RecordDocuments() {}

  /** Records with their directories. */
  public static Document list(RecordList.Answer answer) {
    return Members.of("records", answer.rows().stream().map(RecordDocuments::row).toList())
        .with("total", answer.total())
        .with("unlisted_directories", answer.notListed())
        .with("failures", Failures.of(answer.faults()))
        .with("next", answer.next())
        .document();
  }

  /** One record. */
  public static Document one(RecordEntry entry) {
    return entry(entry).document();
  }

  private static Members row(RecordList.Row row) {
    return entry(row.entry()).with("directory", row.directory());
  }

  /** Whose an address is, with the answer of each directory. */
  public static Document found(AddressOwners.Answer answer) {
    return Members.of("address", answer.address())
        .with(
            "mail_is_from", answer.sender().flatMap(SenderResolution::record).map(PartyRecord::id))
        .with("resolution", answer.sender().map(each -> EnumWords.of(each.outcome())))
        .with(
            "directories",
            answer.directories().stream().map(each -> found(answer.address(), each)).toList())
        .document();
  }

  private static Members found(EmailAddress address, DirectoryAnswer answer) {
    return directory(answer)
        .with("records", answer.records(address).stream().map(RecordDocuments::record).toList());
  }

  /** A record that was changed. */
  public static Document changed(RecordEntry entry, Optional<RetryPreview.Result> passing) {
    return entry(entry).and(Preview.of(passing)).document();
  }

  /** An import. */
  public static Document imported(ImportedFile file) {
    return Members.of("imported", file.done().records())
        .with("new", file.done().added())
        .with("skipped_rows", file.skipped().stream().map(RecordDocuments::skipped).toList())
        .with("unknown_owners", file.done().unknownOwners())
        .with("remarks", file.remarks())
        .and(Preview.of(file.passing()))
        .document();
  }

  private static Members skipped(ImportedFile.SkippedRow row) {
    return Members.of("row", row.row()).with("problem", row.problem());
  }

  /**
   * A file that could be imported.
   *
   * @param records how many records it has
   * @param skipped the rows that would not be imported
   * @param remarks sentences about the other rows
   */
  public static Document importable(
      int records, List<ImportedFile.SkippedRow> skipped, List<String> remarks) {
    return Members.of("imported", 0)
        .with("importable", records)
        .with("skipped_rows", skipped.stream().map(RecordDocuments::skipped).toList())
        .with("remarks", remarks)
        .document();
  }

  /** A directory and whether it answers. */
  static Members directory(DirectoryAnswer answer) {
    return Members.of("directory", answer.directory())
        .with("kind", answer.kind())
        .with("answered", answer.failure().isEmpty())
        .with("as_of", answer.asOf())
        .with("failure", Failures.of(answer.failure()))
        .with("warnings", Failures.of(answer.warnings()));
  }

  private static Members record(PartyRecord record) {
    return Members.of("id", record.id())
        .with("name", record.name())
        .with("owner", record.owner())
        .with("active", record.active());
  }

  private static Members entry(RecordEntry entry) {
    return record(entry.record()).with("addresses", entry.addresses());
  }

  /** A record as it was seen when a message was decided. */
  static Members seen(SeenRecord record) {
    return Members.of("id", record.id())
        .with("name", record.name())
        .with("active", record.active());
  }
}
