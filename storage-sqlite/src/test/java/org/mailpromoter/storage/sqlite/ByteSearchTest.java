package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address is found wherever it lies in a file. */
class ByteSearchTest {
  /** Hands out few bytes at a time. */
  private static InputStream slowly(String text, int most) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        return super.read(into, from, Math.min(length, most));
      }
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a@x.example | a@x.example | 1
          a@x.example | xA@X.EXAMPLEx | 1
          a@x.example | a@x.examplea@x.example | 2
          a@x.example | a@x.exampl | 0
          a@x.example | @x.example a@x.Exampla@x.example | 1
          a@a | a@a@a@a | 2
          a@a | @@@a@ | 0
          "a@b"@c | "a@b"@c "a@b@c | 1
          ä@x.example | Ä@x.example ä@x.example | 1
          """)
  void occurrencesAreCountedOnceEach(String address, String text, long count) throws IOException {
    for (int most : new int[] {1, 2, 7, 4096}) {
      assertThat(ByteSearch.count(slowly(text, most), address)).isEqualTo(count);
    }
  }

  @Test
  void whatLiesAcrossTheBufferIsFound() throws IOException {
    for (int before = (1 << 20) - 12; before <= (1 << 20) + 1; before++) {
      String text = "@".repeat(before) + "anna@x.example" + "a".repeat(20);
      assertThat(ByteSearch.count(slowly(text, 1 << 20), "anna@x.example")).isEqualTo(1);
    }
  }
}
