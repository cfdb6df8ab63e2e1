package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void oneThingIsInTheSingular() {
    assertThat(Words.some(1, "new message")).isEqualTo("1 new message");
    assertThat(Words.some(0, "new message")).isEqualTo("0 new messages");
    assertThat(Words.some(2, "activity")).isEqualTo("2 activities");
    assertThat(Words.some(2, "mailbox")).isEqualTo("2 mailboxes");
    assertThat(Words.some(3, "day")).isEqualTo("3 days");
  }
}
