package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardedInputStreamTest {
  private static byte[] read(String answers) throws IOException {
    byte[] bytes = answers.getBytes(StandardCharsets.US_ASCII);
    AnswerLimit limit = new AnswerLimit(Duration.ofMinutes(1));
    limit.expect(8 << 20);
    limit.begin();
    return new GuardedInputStream(new ByteArrayInputStream(bytes), limit).readAllBytes();
  }

  @Test
  void passesEverythingOnUnchanged() throws IOException {
    String answers = "* 1 FETCH (BODY[] {12}\r\n{999999999}\n)\r\na OK {done}\r\n";
    assertThat(new String(read(answers), StandardCharsets.US_ASCII)).isEqualTo(answers);
  }

  @Test
  void refusesALiteralThatNoServerSends() {
    assertThatThrownBy(() -> read("* 1 FETCH (BODY[] {2147483600}\r\n"))
        .hasMessageContaining("literal");
  }

  @Test
  void refusesALineThatNeverEnds() {
    assertThatThrownBy(() -> read("* " + "x".repeat(5 << 20))).hasMessageContaining("line");
  }

  @Test
  void refusesAnswersThatNeverEndHoweverShortTheyAre() {
    assertThatThrownBy(() -> read("* 1 RECENT\r\n".repeat(100_000)))
        .hasMessageContaining("the answer is too large");
  }
}
