package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenCharactersTest {
  /** What turns the direction, and what is empty. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D,
        0x202E, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x2800, 0x3164, 0xFEFF,
        0xFFA0, 0xFFFB, 0xE0041
      })
  void vanishWithinWords(int character) {
    assertThat(UnseenCharacters.without("a" + Character.toString(character) + "b", "\n"))
        .isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 0x1B, 0x0D, 0x7F, 0x85, 0x9B, 0x2028, 0x2029, 0xD800})
  void becomeABlankBetweenWords(int character) {
    assertThat(UnseenCharacters.without("a" + Character.toString(character) + "b", "\n"))
        .isEqualTo("a b");
  }

  @Test
  void whatPeopleReadStays() {
    String text = "é山\uD83D\uDEB2 שלום می\u200Cخواهم \uD83D\uDC69\u200D\uD83D\uDCBB ❤\uFE0F\n";
    assertThat(UnseenCharacters.without(text, "\n")).isEqualTo(text);
  }
}
