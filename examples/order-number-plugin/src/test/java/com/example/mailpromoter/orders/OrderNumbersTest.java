package com.example.mailpromoter.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** 0794 has the check digit 5 (the example of ISO 7064 for MOD 11,10). */
class OrderNumbersTest {
  private final OrderNumbers numbers = new OrderNumbers("ORDER-");

  @Test
  void aNumberWithTheRightCheckDigitIsFoundInAnyCase() {
    assertThat(numbers.in("Where is order-07945?")).containsExactly("07945");
  }

  @Test
  void aSlipIsNoOrderNumber() {
    assertThat(numbers.in("ORDER-07946 ORDER-07495 ORDER-79450")).isEmpty();
  }

  @Test
  void severalAreFoundInTheirOrder() {
    assertThat(numbers.in("ORDER-07945, ORDER-07945 and (ORDER-100001)"))
        .containsExactly("07945", "100001");
  }

  @Test
  void partsOfOtherWordsAreNoOrderNumbers() {
    assertThat(numbers.in("REORDER-07945 ORDER- ORDER-7 ORDER-" + "1".repeat(99))).isEmpty();
  }

  @Test
  void aLongSubjectIsReadInOnePass() {
    assertThat(numbers.in("ORDER-".repeat(200_000) + "07945")).containsExactly("07945");
  }
}
