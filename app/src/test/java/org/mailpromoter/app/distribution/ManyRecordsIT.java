package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with more records than memory holds: each would need a few times this heap. */
class ManyRecordsIT {
  private static final int RECORDS = 200_000;

  @TempDir private Path folder;

  private Distribution configured(String directories) throws IOException {
    Distribution distribution = new Distribution(folder);
    distribution.configure(
        """
        storage: {file: test.db}
        servers: {here: {connector: file}}
        mailboxes: {maria: {server: here, owner: maria, path: mail}}
        users: {maria: {addresses: [maria@ours.example]}}
        """
            + directories);
    return distribution.with("-Xmx32m");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void writeCsv() throws IOException {
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("many.csv"))) {
      csv.write("kind,id,name,address\n");
      for (int i = 0; i < RECORDS; i++) {
        csv.write(
            "contact,c%d,\"Person, Number %d\",person%d@customer.example%n".formatted(i, i, i));
      }
    }
  }

  private void writeCards() throws IOException {
    String card =
        "BEGIN:VCARD\nVERSION:3.0\nUID:%1$d\nFN:P %1$d\nEMAIL:p%1$d@x.example\nEND:VCARD\n";
    try (BufferedWriter cards = Files.newBufferedWriter(folder.resolve("many.vcf"))) {
      for (int i = 0; i < RECORDS / 4; i++) {
        cards.write(card.formatted(i));
      }
    }
  }

  @Test
  void areImported() throws Exception {
    writeCsv();
    writeCards();
    Distribution distribution = configured("");
    Distribution.Result result =
        distribution.run("records", "import", path("many.csv"), path("many.vcf"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("250000 records imported (250000 new)");
    assertThat(distribution.run("records", "--find", "person77@").out())
        .contains("contact:c77", "250000 records in all");
  }

  @Test
  void areADirectory() throws Exception {
    writeCsv();
    Distribution distribution = configured("directories: {crm: {kind: file, path: many.csv}}\n");
    Files.createDirectories(folder.resolve("mail"));
    assertThat(distribution.run("sync").code()).isZero();
    Distribution.Result result =
        distribution.run("records", "find", "person%d@customer.example".formatted(RECORDS - 1));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("contact:crm/c199999");
    assertThat(distribution.run("records").out()).contains("200000 records in all");
  }
}
