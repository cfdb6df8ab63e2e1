package org.mailpromoter.directories.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file of records: vCard by its ending {@code .vcf}, CSV otherwise. */
public final class RecordFile {
  private RecordFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if the file cannot be read
   */
  public static Imported read(Path file) throws IOException {
    String text = text(Files.readAllBytes(file));
    String name = String.valueOf(file.getFileName());
    boolean card = name.toLowerCase(Locale.ROOT).endsWith(".vcf") || text.startsWith("BEGIN:VCARD");
    return card ? VcardRecords.read(name, text) : CsvRecords.read(name, text);
  }

  /** Whether a file has the name of a file of records. */
  static boolean isNamedSo(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".vcf");
  }

  /** UTF-8 where it is valid, else what spreadsheets on Windows write. */
  private static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
