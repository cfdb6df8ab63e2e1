package org.mailpromoter.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Instant TIME = Instant.parse("2026-11-28T06:52:31.5Z");
  private static final String LONG =
      "a subject that goes on and on and on and on and on and on and on";

  private static Table table() {
    return new Table("decision", "received", "from", "subject", "active", "because", "message_id")
        .row(
            7L,
            TIME,
            "山田太郎@x.example",
            LONG,
            true,
            List.of("one", "two"),
            "<a.long.message.id.of.more.than.forty.characters@x.example>")
        .row(12L, TIME, "tom@x.example", "Offer \uD83D\uDEB2 red", false, List.of(), null);
  }

  private static List<String> lines(int columns) {
    return table().toText(new Terminal(columns)).lines().toList();
  }

  @Test
  void inAPipeNothingIsCut() {
    assertThat(lines(0)).hasSize(3);
    assertThat(lines(0).get(1))
        .contains(LONG, "<a.long.message.id.of.more.than.forty.characters@x.example>");
  }

  @Test
  void noLineIsWiderThanTheTerminalAndNoValueIsLost() {
    for (int columns : List.of(80, 100, 132)) {
      assertThat(lines(columns)).allMatch(line -> Columns.of(line) <= columns);
      assertThat(String.join("\n", lines(columns)))
          .contains("<a.long.message.id.of.more.than.forty.characters@x.example>");
    }
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    Table table =
        new Table("name", "city")
            .row("山田太郎", "Kyoto")
            .row("é\uD83D\uDEB2", "Köln")
            .row("Tom", "Ulm");
    assertThat(table.toText(Terminal.NONE).lines())
        .containsExactly(
            "name      city", "山田太郎  Kyoto", "é\uD83D\uDEB2       Köln", "Tom       Ulm");
  }

  @Test
  void whatIsCutIsCutByColumnsAndSaysSo() {
    assertThat(Columns.cut("山田太郎", 6)).isEqualTo("山田…");
    assertThat(Columns.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Columns.cut("abcdefg", 6)).isEqualTo("abcde…");
  }

  @Test
  void valuesBecomeWords() {
    assertThat(lines(0).get(1)).contains("2026-11-28 06:52Z", "yes", "one, two");
  }

  @Test
  void inAPipeALongValueDoesNotFillTheOtherRowsUp() {
    String text =
        new Table("setting", "value", "origin")
            .row("long", "x".repeat(400), "default")
            .row("short", "x", "default")
            .toText(Terminal.NONE);
    assertThat(text.lines().toList().get(1)).isEqualTo("long     " + "x".repeat(400) + "  default");
    assertThat(text.lines().toList().get(2)).hasSizeLessThan(70).endsWith("default");
  }
}
