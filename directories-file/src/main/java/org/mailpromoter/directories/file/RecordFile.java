package org.mailpromoter.directories.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A file of records: vCard by its ending {@code .vcf}, CSV otherwise. */
public final class RecordFile {
  private RecordFile() {}

  /**
   * Reads a file, once and to its end. Memory does not grow with it, apart from 16 bytes a row.
   *
   * @throws IOException if the file cannot be read
   */
  public static Imported read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isRegularFile(file)) {
      return read(name, file);
    }
    Path copy = Files.createTempFile("mailpromoter", ".records"); // a pipe can be read only once
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      return read(name, copy);
    } finally {
      Files.delete(copy);
    }
  }

  private static Imported read(String name, Path file) throws IOException {
    try (RecordText text = RecordText.utf8(file)) {
      return read(name, text, "");
    } catch (CharacterCodingException e) {
      try (RecordText text = RecordText.windows(file)) {
        return read(
            name,
            text,
            name
                + " is not encoded in UTF-8 and was read as Windows-1252. If names look wrong,"
                + " save it as UTF-8.");
      }
    }
  }

  private static Imported read(String name, RecordText text, String remark) throws IOException {
    Problems problems = new Problems(name);
    try (RowPacker rows = new RowPacker()) {
      boolean card =
          name.toLowerCase(Locale.ROOT).endsWith(".vcf") || text.beginsWith("BEGIN:VCARD");
      if (card) {
        VcardRecords.read(text, problems, rows);
      } else {
        CsvRecords.read(text, problems, rows);
      }
      return new Imported(name, rows.packed(!card), problems, remark);
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
