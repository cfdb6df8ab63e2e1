package org.mailpromoter.web.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  private static final String WHOLE = "a comment\n-----BEGIN A-----\naGVsbG8=\n-----END A-----\n";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aPartIsRead() {
    assertThat(Pem.parts(bytes(WHOLE)))
        .singleElement()
        .satisfies(each -> assertThat(each.label()).isEqualTo("A"))
        .satisfies(each -> assertThat(each.bytes()).asString().isEqualTo("hello"));
  }

  /** A file that another program is writing is refused, or has no part yet. */
  @Test
  void aFileThatIsCutOffAnywhereIsNoDefect() {
    int begun = WHOLE.indexOf("-----BEGIN ") + "-----BEGIN ".length();
    int ended = WHOLE.indexOf("-----END ") + "-----END ".length();
    for (int length = 0; length < ended; length++) {
      byte[] cut = bytes(WHOLE.substring(0, length));
      if (length < begun) {
        assertThat(Pem.parts(cut)).as("%s bytes", length).isEmpty();
      } else {
        assertThatThrownBy(() -> Pem.parts(cut))
            .as("%s bytes", length)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN A-----END A-----",
        "-----BEGIN A----END A-----",
        "-----BEGIN -----END "
      })
  void anEndInsideTheBeginningIsRefused(String file) {
    assertThatThrownBy(() -> Pem.parts(bytes(file))).isInstanceOf(IllegalArgumentException.class);
  }
}
