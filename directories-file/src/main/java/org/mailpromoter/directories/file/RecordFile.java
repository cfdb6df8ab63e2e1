package org.mailpromoter.directories.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailpromoter.core.party.RecordId;

/** A file of records: vCard by its ending {@code .vcf}, CSV otherwise. */
public final class RecordFile {
  private static final String CARD = "BEGIN:VCARD";

  private RecordFile() {}

  /**
   * Reads a file, once and to its end. Memory does not grow with it, apart from 16 bytes a row.
   *
   * @throws IOException if the file cannot be read
   */
  public static Imported read(Path file) throws IOException {
    return read(file, each -> true);
  }

  /**
   * The same, where owners that there are not are wrong.
   *
   * @param owners which owners there are
   * @throws IOException if the file cannot be read
   */
  public static Imported read(Path file, Predicate<RecordId> owners) throws IOException {
    return readOnce(file, Optional.empty(), owners);
  }

  /**
   * Reads a CSV file of any columns. Rows without an address are left out, and a remark counts
   * them.
   *
   * @param columns what its columns give
   * @param owners which owners there are
   * @throws IOException if the file cannot be read
   */
  public static Imported read(Path file, RecordColumns columns, Predicate<RecordId> owners)
      throws IOException {
    return readOnce(file, Optional.of(columns), owners);
  }

  /**
   * Reads the export of a CRM: what its columns give is recognized by their names. Also reads
   * vCards.
   *
   * @param owners which owners there are
   * @throws IOException if the file cannot be read
   */
  public static Imported readExport(Path file, Predicate<RecordId> owners) throws IOException {
    List<String> header = head(file, 0).header();
    return header.isEmpty()
        ? read(file, owners)
        : read(file, RecordColumns.recognized(header), owners);
  }

  /**
   * How a CSV file begins; without columns for vCards.
   *
   * @param most how many rows at most
   * @throws IOException if the file cannot be read
   */
  public static CsvHead head(Path file, int most) throws IOException {
    try (RecordText text = RecordText.utf8(file)) {
      return head(text, most);
    } catch (CharacterCodingException e) {
      try (RecordText text = RecordText.windows(file)) {
        return head(text, most);
      }
    }
  }

  private static CsvHead head(RecordText text, int most) throws IOException {
    try {
      return text.beginsWith(CARD)
          ? new CsvHead(List.of(), List.of())
          : CsvRecords.head(text, most);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Imported readOnce(
      Path file, Optional<RecordColumns> columns, Predicate<RecordId> owners) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isRegularFile(file)) {
      return read(name, file, columns, owners);
    }
    Path copy = Files.createTempFile("mailpromoter", ".records"); // a pipe can be read only once
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      return read(name, copy, columns, owners);
    } finally {
      Files.delete(copy);
    }
  }

  private static Imported read(
      String name, Path file, Optional<RecordColumns> columns, Predicate<RecordId> owners)
      throws IOException {
    try (RecordText text = RecordText.utf8(file)) {
      return read(name, text, columns, owners, List.of());
    } catch (CharacterCodingException e) {
      try (RecordText text = RecordText.windows(file)) {
        return read(
            name,
            text,
            columns,
            owners,
            List.of(
                name
                    + " is not encoded in UTF-8 and was read as Windows-1252. If names look wrong,"
                    + " save it as UTF-8."));
      }
    }
  }

  private static Imported read(
      String name,
      RecordText text,
      Optional<RecordColumns> columns,
      Predicate<RecordId> owners,
      List<String> remarks)
      throws IOException {
    Problems problems = new Problems(name);
    List<String> all = new ArrayList<>(remarks);
    try (RowPacker rows = new RowPacker()) {
      boolean card = name.toLowerCase(Locale.ROOT).endsWith(".vcf") || text.beginsWith(CARD);
      if (card) {
        VcardRecords.read(text, problems, rows);
      } else {
        long left = CsvRecords.read(text, columns, owners, problems, rows);
        if (left > 0) {
          all.add(
              left == 1
                  ? "1 row has no address and is left out."
                  : left + " rows have no address and are left out.");
        }
      }
      return new Imported(name, rows.packed(!card), problems, all);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Whether a file has the name of a file of records. */
  static boolean isNamedSo(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".vcf");
  }
}
