package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the contents of sources that types cannot express. */
class SourceRulesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
  private static final Pattern JOINED_LITERALS = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern COMMAND = Pattern.compile("\"[^\"\n]*mailpromoter [^\"\n]*\"");
  private static final Pattern SETTING_AS_TEXT =
      Pattern.compile("\\.setting\\(\\s*OrganizationValue\\.");

  /** The main sources of all modules but the application's, by their path. */
  private static Map<String, String> libraries() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        Path main = module.resolve("src/main/java");
        if (Files.isDirectory(main) && !module.endsWith("app")) {
          addAll(main, sources);
        }
      }
    }
    assertThat(sources).hasSizeGreaterThan(400);
    return sources;
  }

  private static void addAll(Path folder, Map<String, String> sources) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(each -> each.toString().endsWith(".java"))
          .forEach(each -> sources.put(ROOT.relativize(each).toString(), code(each)));
    }
  }

  private static String code(Path file) {
    try {
      String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
      return JOINED_LITERALS.matcher(code).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> holding(Pattern pattern, Map<String, String> sources) {
    return sources.entrySet().stream()
        .filter(each -> pattern.matcher(each.getValue()).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Other programs embed the engine and load its plugins; they have their own commands. Only users
   * of this command read the configuration file that it writes.
   */
  @Test
  void onlyTheApplicationNamesItsCommands() throws IOException {
    Map<String, String> sources = libraries();
    sources.keySet().removeIf(each -> each.startsWith("testkit") || each.startsWith("benchmarks"));
    sources.keySet().removeIf(each -> each.endsWith("/InitialConfiguration.java"));
    assertThat(holding(COMMAND, sources)).isEmpty();
  }

  /** A word that is mistyped must not compile. */
  @Test
  void settingsOfTheOrganizationAreReadAsTypes() throws IOException {
    Map<String, String> sources = libraries();
    sources.keySet().removeIf(each -> !each.startsWith("core"));
    sources.keySet().removeIf(each -> each.contains("/core/policy/"));
    assertThat(holding(SETTING_AS_TEXT, sources)).isEmpty();
  }

  @Test
  void whatBreaksARuleIsFound() {
    assertThat(
            holding(COMMAND, Map.of("a", "\"Use 'mailpromoter retry'.\"", "b", "\"mailpromoter\"")))
        .containsExactly("a");
    assertThat(
            holding(
                SETTING_AS_TEXT,
                Map.of("a", "x.setting(\n OrganizationValue.WATERMARK)", "b", "x.setting(which)")))
        .containsExactly("a");
  }
}
