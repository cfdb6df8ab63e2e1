package org.mailpromoter.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.documents.FailureDocuments;

class ScreenTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Screen screen(boolean json, int columns) {
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Screen(new Streams(stream, stream, new Terminal(columns), false), json);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** C0 and C1 controls, direction marks, line separators, invisible tags. */
  @ParameterizedTest
  @ValueSource(
      ints = {0x1b, 0x7f, 0x85, 0x9b, 0x200e, 0x202e, 0x2028, 0x2029, 0x2066, 0xfeff, 0xe0041})
  void whatMovesACursorIsEscapedInJsonAndNotInText(int harmful) {
    String text = "a" + Character.toString(harmful) + "b";
    screen(true, 0).document(FailureDocuments.of(1, text, "é山\uD83D\uDEB2", text, List.of()));
    assertThat(printed())
        .doesNotContain(Character.toString(harmful))
        .contains("\\u", "é山\uD83D\uDEB2");
    bytes.reset();
    screen(false, 0).say(text);
    boolean format = Character.getType(harmful) == Character.FORMAT;
    assertThat(printed().strip()).isEqualTo(format ? "ab" : "a b");
  }

  @Test
  void proseIsBrokenAtTheWidthOfTheTerminal() {
    screen(false, 40).sayIndented(" * ", "word ".repeat(30).strip());
    assertThat(printed().lines()).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 40);
    assertThat(printed().lines().skip(1)).allMatch(line -> line.startsWith("   word"));
  }

  @Test
  void proseInAPipeIsBrokenAtEighty() {
    screen(false, 0).say("word ".repeat(40).strip());
    assertThat(printed().lines()).allMatch(line -> line.length() <= 80).hasSizeLessThan(4);
  }

  @Test
  void aCommandIsNeverBroken() {
    String command = "mailpromoter records add " + "x".repeat(100) + " --address y";
    screen(false, 40).command("  ", command);
    assertThat(printed()).isEqualTo("  " + command + System.lineSeparator());
  }
}
