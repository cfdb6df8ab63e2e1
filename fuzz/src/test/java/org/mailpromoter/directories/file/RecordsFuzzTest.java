package org.mailpromoter.directories.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any file of records becomes records and problems, never an exception. */
class RecordsFuzzTest {
  @FuzzTest
  void csv(byte[] file) {
    assertThat(CsvRecords.read("records.csv", text(file))).isNotNull();
  }

  @FuzzTest
  void vcard(byte[] file) {
    assertThat(VcardRecords.read("records.vcf", text(file))).isNotNull();
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }
}
