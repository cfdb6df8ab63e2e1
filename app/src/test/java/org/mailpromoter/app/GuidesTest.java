package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
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
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

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

  @ParameterizedTest
  @MethodSource("guides")
  void everyLinkLeadsSomewhere(Path guide) throws IOException {
    Path folder = ROOT.resolve(guide).getParent();
    TreeSet<String> broken = new TreeSet<>();
    Matcher link = LINK.matcher(Files.readString(ROOT.resolve(guide)));
    while (link.find()) {
      if (!Files.exists(folder.resolve(link.group(1)))) {
        broken.add(link.group(1));
      }
    }
    assertThat(broken).isEmpty();
  }
}
