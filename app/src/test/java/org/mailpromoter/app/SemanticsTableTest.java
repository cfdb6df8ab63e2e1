package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/semantics.md} names every rule once, and only tests that exist. */
class SemanticsTableTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final List<String> MODULES =
      List.of("core", "testkit", "storage-sqlite", "installation", "service", "app");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| ([ACPFS]-\\d+) \\| (done|option|other|open) \\| .+ \\|$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?`");
  private static final String RULES =
      "A-1:25 A-30:37 A-40:47 A-50:51 A-60:62 C-1:5 C-10:15 C-20:32 C-40:44 C-50:60 C-65:65"
          + " C-70:71 P-1:5 P-10:17 P-20:25 P-30:33 P-40:43 P-50:53 P-60:64 F-1:5 F-10:14 F-20:25"
          + " F-30:32 F-40:43 S-1:6 S-10:14 S-20:22 S-30:34 S-40:43 S-50:58";

  private static String table() throws IOException {
    return Files.readString(ROOT.resolve("docs/semantics.md"));
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
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(f -> all.append(read(f)));
      }
    }
    for (int test = 1; test <= 45; test++) {
      assertThat(all.toString()).contains(" void t%02d_".formatted(test));
    }
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    Matcher named = TEST.matcher(table());
    while (named.find()) {
      String method = named.group(2);
      boolean exists =
          sources(named.group(1))
              .anyMatch(text -> method == null || text.contains(" " + method + "("));
      if (!exists) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Stream<String> sources(String type) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        files
            .filter(file -> file.getFileName().toString().equals(type + ".java"))
            .forEach(file -> texts.add(read(file)));
      }
    }
    return texts.stream();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
