package com.example.mailpromoter.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Cursor;

/** How far a mailbox was read, whatever was deleted meanwhile. */
class Pop3CursorTest {
  private static List<String> ids(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> "id" + i).toList();
  }

  @Test
  void readingGoesOnAfterTheLastMessage() {
    assertThat(Pop3Cursor.covered(Pop3Cursor.after(ids(1, 50), 30), ids(1, 60))).isEqualTo(30);
  }

  @Test
  void readingGoesOnWhenTheLastOnesWereDeleted() {
    Cursor cursor = Pop3Cursor.after(ids(1, 30), 30);
    List<String> left = IntStream.of(1, 2, 15, 31, 32).mapToObj(i -> "id" + i).toList();
    assertThat(Pop3Cursor.covered(cursor, left)).isEqualTo(3);
  }

  @Test
  void readingStartsOverWhenNothingIsKnown() {
    Cursor cursor = Pop3Cursor.after(ids(1, 30), 30);
    assertThat(Pop3Cursor.covered(cursor, ids(100, 110))).isZero();
    assertThat(Pop3Cursor.covered(Cursor.START, ids(1, 3))).isZero();
    assertThat(Pop3Cursor.covered(new Cursor("2 id1"), ids(1, 3))).isZero();
  }

  @Test
  void theTokenStaysShort() {
    assertThat(Pop3Cursor.after(ids(1, 100_000), 100_000).token().length()).isLessThan(300);
  }
}
