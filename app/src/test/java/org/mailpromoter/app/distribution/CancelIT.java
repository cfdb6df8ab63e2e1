package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A signal cancels long work, which then says what it did. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CancelIT {
  private static final int RECORDS = 200_000;

  @TempDir private Path folder;

  @Test
  void anImportThatIsCancelledImportsNothing() throws Exception {
    Distribution distribution = new Distribution(folder);
    distribution.configure("mailboxes: {}\n");
    Path records =
        distribution.write(
            "records.csv",
            IntStream.range(0, RECORDS)
                .mapToObj(i -> "contact,c" + i + ",Contact " + i + ",c" + i + "@x.example\n")
                .collect(Collectors.joining("", "kind,id,name,address\n", "")));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Files.createFile(err);
    Process process =
        distribution
            .with("-Dmailpromoter.terminal=true")
            .start(out, err, "records", "import", records.toString());
    while (process.isAlive() && !Files.readString(err).contains("00 records")) {
      Thread.onSpinWait();
    }
    process.destroy();
    assertThat(process.waitFor()).as(Files.readString(err)).isEqualTo(130);
    assertThat(Files.readString(err)).contains("Cancelled. Nothing was changed.");
    assertThat(new Distribution(folder).run("records").out()).doesNotContain("Contact");
    distribution.assertSound();
  }
}
