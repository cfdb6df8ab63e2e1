package org.mailpromoter.directories.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any file of records becomes records and problems, never an exception. */
class RecordsFuzzTest {
  @FuzzTest
  void csv(byte[] file) throws IOException {
    read(".csv", file);
  }

  @FuzzTest
  void vcard(byte[] file) throws IOException {
    read(".vcf", file);
  }

  /** A file with a NUL is refused as no text, which is another rule. */
  private static void read(String ending, byte[] file) throws IOException {
    String text = new String(file, StandardCharsets.UTF_8).replace('\0', ' ');
    Path path = Files.createTempFile("records", ending);
    try {
      Imported imported = RecordFile.read(Files.writeString(path, text));
      assertThat(imported.remarks()).isNotNull();
      assertThat(imported.entries())
          .allSatisfy(entry -> assertThat(entry.addresses()).isNotEmpty());
    } finally {
      Files.delete(path);
    }
  }
}
