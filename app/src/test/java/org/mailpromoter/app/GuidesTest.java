package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code in the guides is that of the examples, which are compiled and run, and links lead
 * somewhere. With {@code -Dguides.write=true} the guides are brought up to date.
 */
class GuidesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern SNIPPET =
      Pattern.compile("(<!-- snippet: (\\S+) (\\S+) -->\n```\\w*\n)(.*?)```\n", Pattern.DOTALL);

  /** Its links are those of the distribution, which a test of that checks. */
  private static final String DISTRIBUTED = "app/src/main/dist";

  static Stream<Path> guides() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> guides =
          docs.filter(file -> file.toString().endsWith(".md"))
              .sorted()
              .map(ROOT::relativize)
              .toList();
      return Stream.concat(
          Stream.of("README.md", "CONTRIBUTING.md").map(Path::of), guides.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void theCodeIsThatOfTheExamples(Path guide) throws IOException {
    String text = Files.readString(ROOT.resolve(guide));
    String expected = SNIPPET.matcher(text).replaceAll(GuidesTest::upToDate);
    if (Boolean.getBoolean("guides.write")) {
      Files.writeString(ROOT.resolve(guide), expected);
    } else {
      assertThat(text)
          .as("%s (bring it up to date with -Dguides.write=true)", guide)
          .isEqualTo(expected);
    }
  }

  private static String upToDate(MatchResult snippet) {
    String code = section(snippet.group(2), snippet.group(3));
    return Matcher.quoteReplacement(snippet.group(1) + code + "\n```\n");
  }

  /** The lines between the comments {@code snippet: NAME} and {@code end of snippet}. */
  private static String section(String file, String name) {
    List<String> lines = lines(file);
    int first = indexOf(lines, "snippet: " + name, 0) + 1;
    int end = indexOf(lines, "end of snippet", first);
    return String.join("\n", lines.subList(first, end)).stripTrailing().stripIndent().strip();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(ROOT.resolve(file));
    } catch (IOException e) {
      throw new AssertionError("a guide shows " + file + ", which cannot be read", e);
    }
  }

  private static int indexOf(List<String> lines, String marker, int from) {
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.equals("// " + marker) || line.equals("<!-- " + marker + " -->")) {
        return i;
      }
    }
    throw new AssertionError("no comment '" + marker + "'");
  }

  static List<Path> documents() throws IOException {
    return MarkdownLinks.files(ROOT).stream()
        .filter(each -> !each.startsWith(ROOT.resolve(DISTRIBUTED)))
        .map(ROOT::relativize)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    assertThat(MarkdownLinks.broken(ROOT.resolve(document))).isEmpty();
  }
}
