package org.mailpromoter.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.store.NumberRange;

class FreeNumbersTest {
  private final FreeNumbers numbers = new FreeNumbers();
  private long reserved;

  /** A page whose look-up reserves what is missing. */
  private void page(int messages) {
    int missing = numbers.missing(messages);
    numbers.add(missing == 0 ? NumberRange.NONE : new NumberRange(reserved + 1, missing));
    reserved += missing;
  }

  @Test
  void noNumberIsGivenTwiceThoughAPageIsDecidedAgainAfterALaterOne() {
    Set<ActivityId> given = new HashSet<>();
    page(3);
    assertThat(given.add(numbers.next())).isTrue();
    page(3); // the later page, decided ahead
    assertThat(given.add(numbers.next())).isTrue();
    for (int again = 0; again < 2; again++) { // both anew
      page(3);
      assertThat(given.add(numbers.next())).isTrue();
    }
  }

  @Test
  void whatOnePageLeavesTheNextOneUses() {
    for (int page = 0; page < 8; page++) {
      page(250);
      numbers.next();
    }
    assertThat(reserved).isEqualTo(250 + 7);
  }

  @Test
  void afterOthersTookNumbersTheNextPageReservesItsOwn() {
    page(3);
    numbers.next();
    numbers.forget();
    page(3);
    assertThat(numbers.next()).isEqualTo(new ActivityId(4));
  }

  @Test
  void aNumberThatWasNotReservedIsNotGiven() {
    page(1);
    assertThat(numbers.next()).isEqualTo(new ActivityId(1));
    assertThatThrownBy(numbers::next).isInstanceOf(IllegalStateException.class);
  }
}
