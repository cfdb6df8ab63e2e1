package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/why} show what the commands print: each page is carried out. With {@code
 * -Dguides.write=true} they are brought up to date.
 */
class WhyPagesTest {
  private static final Path PAGES =
      Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("why");

  /** A screen and a half of text, and the files and outputs of the scenario. */
  private static final int LONGEST = 130;

  private static final Pattern SAYS = Pattern.compile("\n<!-- says: (.+) -->\n$");

  @TempDir private Path folder;

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
    }
  }

  private static String title(Path page) throws IOException {
    return Files.readAllLines(page).get(0);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theOutputIsThatOfTheCommands(Path page) throws IOException {
    String text = Files.readString(page);
    CarriedOutPage carriedOut = new CarriedOutPage(folder);
    String now = carriedOut.of(text);
    assertThat(carriedOut.everything()).contains(saying(text));
    if (Boolean.getBoolean("guides.write")) {
      Files.writeString(page, now);
    } else {
      assertThat(text).as("%s (bring it up to date with -Dguides.write=true)", page).isEqualTo(now);
    }
  }

  /** What the answer of a page rests on; bringing outputs up to date does not change it. */
  private static List<String> saying(String text) {
    Matcher says = SAYS.matcher(text);
    assertThat(says.find()).as("the last line says what the answer rests on").isTrue();
    return List.of(says.group(1).split(" \\| ", -1));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsAShortAnswerToAQuestion(Path page) throws IOException {
    String text = Files.readString(page);
    assertThat(text.lines()).hasSizeLessThanOrEqualTo(LONGEST);
    assertThat(text)
        .matches(Pattern.compile("# [A-Z][^\\n]+\\?\\n\\n\\*\\*.*", Pattern.DOTALL))
        .containsSubsequence(
            "\n## See it\n", "\n```console\n", "\n## What to change\n", "\n## In Dynamics 365\n");
  }

  @Test
  void theListNamesEachQuestion() throws IOException {
    String list = Files.readString(PAGES.resolve("README.md"));
    assertThat(pages()).hasSize(15);
    for (Path page : pages()) {
      String question = title(page).substring("# ".length());
      assertThat(list).contains("[" + question + "](" + page.getFileName() + ")");
    }
  }
}
