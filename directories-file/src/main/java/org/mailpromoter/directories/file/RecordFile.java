package org.mailpromoter.directories.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A file of records: vCard by its ending {@code .vcf}, CSV otherwise. */
public final class RecordFile {
  /** The encoding of spreadsheets on Windows that do not write UTF-8. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private RecordFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if the file cannot be read
   */
  public static Imported read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes = Files.readAllBytes(file);
    if (isBinary(bytes)) {
      throw new FileSystemException(
          file.toString(), null, "it is not a text file; save it as CSV in UTF-8, or as vCard");
    }
    Optional<String> unicode = utf8(bytes);
    Imported imported = read(name, unicode.orElseGet(() -> new String(bytes, WINDOWS)));
    return unicode.isPresent()
        ? imported
        : imported.with(
            name
                + " is not encoded in UTF-8 and was read as Windows-1252. If names look wrong,"
                + " save it as UTF-8.");
  }

  private static Imported read(String name, String text) {
    boolean card = name.toLowerCase(Locale.ROOT).endsWith(".vcf") || text.startsWith("BEGIN:VCARD");
    return card ? VcardRecords.read(name, text) : CsvRecords.read(name, text);
  }

  /** No text has a NUL, in any encoding that is read here; spreadsheets and archives have some. */
  private static boolean isBinary(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file has the name of a file of records. */
  static boolean isNamedSo(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".vcf");
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
