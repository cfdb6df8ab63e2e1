package org.mailpromoter.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCommandTest {
  /** A real shell's view of a pasted command: its words, separated by zero bytes. */
  private static List<String> words(String command) throws IOException {
    String script = "mailpromoter() { printf '%s\\000' \"$@\"; }\n" + command + "\n";
    Process shell =
        new ProcessBuilder("sh", "-c", script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return List.of(out.split("\0", -1)).subList(0, out.length() - out.replace("\0", "").length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@customer.example",
        "`id`@b.test",
        "$(id)@b.test",
        "a|id|cat@b.test",
        "o'brien@b.test",
        "''@b.test",
        "a&b;c@b.test",
        "~root@b.test",
        "*?[a]@b.test",
        "#a@b.test",
        "!!@b.test",
        "{a,b}@b.test",
        "=ls@b.test",
        "\"a b\"@b.test",
        "<budget@x.test>",
        "a\\b@b.test",
        "müller@b.test",
        "a\nb",
        " ",
        "",
        "-c/etc@b.test",
        "--help"
      })
  void aShellReadsBackTheVeryWord(String word) throws IOException {
    assertThat(words(ShellCommand.of("records", "find").argument(word).flag("--all").toString()))
        .contains(word)
        .doesNotContain("uid");
    assertThat(words(ShellCommand.of("retry").option("--sender", word).toString()))
        .isIn(List.of("retry", "--sender", word), List.of("retry", "--sender=" + word));
  }

  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(
            ShellCommand.of("records", "add")
                .argument("contact:anna@b.test")
                .option("--address", "anna@b.test")
                .toString())
        .isEqualTo("mailpromoter records add contact:anna@b.test --address anna@b.test");
  }

  @Test
  void anArgumentThatLooksLikeAnOptionIsNone() {
    assertThat(
            ShellCommand.of("records", "remove-address")
                .argument("contact:x")
                .argument("-v@b.test")
                .toString())
        .isEqualTo("mailpromoter records remove-address -- contact:x -v@b.test");
    assertThat(ShellCommand.of("retry").option("--sender", "-v@b.test").toString())
        .isEqualTo("mailpromoter retry --sender=-v@b.test");
  }
}
