package org.mailpromoter.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClueTest {
  @Test
  void aStrategyNamesAFieldOrAWordOfItsOwn() {
    assertThat(Clue.in("X-Case", "4711").where()).isEqualTo("X-Case");
    assertThat(Clue.in("attachment", "4711").manner()).isEqualTo(Clue.Manner.AS_IT_IS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "in the subject", "Subject\n"})
  void aSentenceOrNothingIsRefused(String where) {
    assertThatIllegalArgumentException().isThrownBy(() -> Clue.in(where, "4711"));
  }
}
