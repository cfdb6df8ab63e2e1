package org.mailpromoter.directories.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.FileSystemException;
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

  /** Only a file that is no text is refused. */
  private static void read(String ending, byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile("records", ending), bytes);
    try {
      Imported imported = RecordFile.read(file);
      assertThat(imported.remarks()).isNotNull();
      assertThat(imported.entries())
          .allSatisfy(entry -> assertThat(entry.addresses()).isNotEmpty());
    } catch (FileSystemException refused) {
      assertThat(refused.getReason()).contains("not a text file");
    } finally {
      Files.delete(file);
    }
  }
}
