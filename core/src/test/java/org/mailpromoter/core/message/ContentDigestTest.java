package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {
  private static String of(String message) throws IOException {
    return ContentDigest.of(stream(message));
  }

  private static InputStream stream(String message) {
    return new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A: 1\r\n\r\none\r\n\r\ntwo\r\n",
        "A: 1\n\none\n\ntwo\n",
        "A: 1\nB: 2\n\none\n\ntwo",
        "\none\n\ntwo\n\n\n"
      })
  void copiesHaveOneDigestWhateverTheirHeadersAndLineEnds(String copy) throws IOException {
    assertThat(of(copy)).isEqualTo(of("A: 1\r\n\r\none\r\n\r\ntwo\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A: 1\n\none\ntwo\n",
        "A: 1\n\n\none\n\ntwo\n",
        "A: 1\n\none\n\ntwp\n",
        "A: 1\n\n"
      })
  void otherContentsHaveOtherDigests(String other) throws IOException {
    assertThat(of(other)).isNotEqualTo(of("A: 1\n\none\n\ntwo\n"));
  }

  @Test
  void aLongContentCountsToItsEnd() throws IOException {
    String longOne = "A: 1\n\n" + "0123456789".repeat(5_000);
    assertThat(of(longOne + "a")).isNotEqualTo(of(longOne + "b")).isNotEqualTo(of(longOne));
  }

  @Test
  void whatIsReadMeanwhileIsTheMessageItself() throws IOException {
    String message = "A: 1\n\none\n";
    ContentDigest digest = new ContentDigest();
    InputStream reading = digest.whileReading(stream(message));
    assertThat((char) reading.read()).isEqualTo('A');
    assertThat(new String(reading.readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(message.substring(1));
    assertThat(reading.read()).isNegative();
    assertThat(digest.hex()).isEqualTo(of(message));
  }
}
