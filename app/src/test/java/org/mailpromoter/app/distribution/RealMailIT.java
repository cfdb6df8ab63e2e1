package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real list mail, read in place if it is next to the project: each message is decided once. */
class RealMailIT {
  private static final Path CORPORA = Path.of("..", "..", "shared", "corpora");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"linux-man.mbox.gz", "openbmc.mbox.gz"})
  void everyMessageEndsWithOneDecision(String name) throws Exception {
    Path corpus = CORPORA.resolve(name).toAbsolutePath().normalize();
    Assumptions.assumeTrue(Files.exists(corpus), "no corpus " + corpus);
    Distribution distribution = new Distribution(folder);
    distribution.configure(
        """
        storage: {file: test.db}
        servers: {files: {connector: file}}
        mailboxes: {list: {server: files, owner: 'queue:list', path: '%s'}}
        queues: {list: {addresses: [list@ours.example], track: all}}
        """
            .formatted(corpus));
    Distribution.Result sync = distribution.run("--output", "json", "sync");
    assertThat(sync.code()).as(sync.err()).isZero();
    assertThat(sync.err()).doesNotContain("Exception", "WARN", "ERROR");
    assertThat(sync.out()).contains("\"processed\" : " + messages(corpus));
    assertThat(distribution.run("--output", "json", "sync").out()).contains("\"processed\" : 0");
  }

  /** Counted apart from the product: separators after an empty line. */
  private static long messages(Path corpus) throws IOException {
    long count = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.ISO_8859_1))) {
      String before = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        count += before.isEmpty() && line.startsWith("From ") ? 1 : 0;
        before = line;
      }
    }
    return count;
  }
}
