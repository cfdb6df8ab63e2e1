package org.mailpromoter.http.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream in Base64 is what the JDK makes of all of it, padding only at its end. */
class Base64StreamTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 3 << 12, (3 << 12) + 1, 100_000})
  void isTheBase64OfTheWhole(int size) throws IOException {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31);
    }
    byte[] read = new Base64Stream(new ByteArrayInputStream(bytes)).readAllBytes();
    assertThat(read).isEqualTo(Base64.getEncoder().encode(bytes));
    assertThat(Base64Stream.length(size)).isEqualTo(read.length);
  }
}
