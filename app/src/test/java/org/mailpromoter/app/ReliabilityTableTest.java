package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/reliability.md} names only tests that exist. */
class ReliabilityTableTest {
  private static final List<String> MODULES =
      List.of("app", "connectors-graph", "dataverse", "http", "testkit");

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    String document = NamedTests.read(NamedTests.ROOT.resolve("docs/reliability.md"));
    assertThat(NamedTests.missing(document, MODULES)).isEmpty();
  }
}
