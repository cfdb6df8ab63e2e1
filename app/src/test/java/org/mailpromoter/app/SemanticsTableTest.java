package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/semantics.md} names every rule once, and only tests that exist. */
class SemanticsTableTest {
  private static final List<String> MODULES =
      List.of("core", "testkit", "storage-sqlite", "installation", "service", "app");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| ([ACPFS]-\\d+) \\| (done|option|other|open) \\| .+ \\|$", Pattern.MULTILINE);
  private static final String RULES =
      "A-1:25 A-30:37 A-40:47 A-50:51 A-60:62 C-1:5 C-10:15 C-20:32 C-40:44 C-50:60 C-65:65"
          + " C-70:71 P-1:5 P-10:17 P-20:25 P-30:33 P-40:43 P-50:53 P-60:64 F-1:5 F-10:14 F-20:25"
          + " F-30:32 F-40:43 S-1:6 S-10:14 S-20:22 S-30:34 S-40:43 S-50:58";

  private static String table() throws IOException {
    return Files.readString(NamedTests.ROOT.resolve("docs/semantics.md"));
  }

  @Test
  void everyRuleHasOneRow() throws IOException {
    List<String> rows = new ArrayList<>();
    Matcher row = ROW.matcher(table());
    while (row.find()) {
      rows.add(row.group(1));
    }
    assertThat(rows).doesNotHaveDuplicates().hasSameElementsAs(rules());
  }

  private static List<String> rules() {
    List<String> rules = new ArrayList<>();
    for (String range : RULES.split(" ", -1)) {
      int dash = range.indexOf('-');
      int colon = range.indexOf(':');
      int last = Integer.parseInt(range.substring(colon + 1));
      for (int i = Integer.parseInt(range.substring(dash + 1, colon)); i <= last; i++) {
        rules.add(range.substring(0, dash + 1) + i);
      }
    }
    return rules;
  }

  @Test
  void everyTestOfTheCatalogueExists() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(NamedTests.ROOT.resolve(module).resolve("src/test"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(f -> all.append(NamedTests.read(f)));
      }
    }
    for (int test = 1; test <= 45; test++) {
      assertThat(all.toString()).contains(" void t%02d_".formatted(test));
    }
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    assertThat(NamedTests.missing(table(), MODULES)).isEmpty();
  }
}
