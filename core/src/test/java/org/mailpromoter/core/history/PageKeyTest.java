package org.mailpromoter.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as words. */
class PageKeyTest {
  @ParameterizedTest
  @CsvSource({"0,0", "1795903988815,20004", "-62135596800000,1", "9223372036854775807,-1"})
  void aKeyIsReadFromItsWord(long order, long number) {
    PageKey key = new PageKey(order, number);
    assertThat(PageKey.parse(key.word())).contains(key);
    assertThat(key.word()).matches("[-.a-z0-9]+");
  }

  @Test
  void theStartIsAKeyToo() {
    assertThat(PageKey.parse(PageKey.START.word())).contains(PageKey.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1", "1.", ".1", "1.2.3", "a b.1", "zzzzzzzzzzzzzzzz.1", "é.1"})
  void otherWordsAreNoKeys(String word) {
    assertThat(PageKey.parse(word)).isEmpty();
  }
}
