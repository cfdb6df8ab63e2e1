package org.mailpromoter.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.guard.ForeignFault;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.spi.probe.ProbeException;

class CausesTest {
  private static long frames(String text) {
    return text.lines().filter(each -> each.strip().startsWith("at ")).count();
  }

  @Test
  void aFailureIsALineForEachCauseAndEachWordOnce() {
    Exception server = new IOException("it says no.");
    Exception client = new IllegalStateException("refused: it says no", server);
    String text =
        Causes.of(new ProbeException(StoreError.ABSENT, "X failed: refused: it says no!", client));
    assertThat(text)
        .startsWith(
            "  caused by org.mailpromoter.spi.probe.ProbeException: X failed: refused: it says no!\n"
                + "  caused by java.lang.IllegalStateException\n"
                + "  caused by java.io.IOException\n"
                + "    at ");
    assertThat(frames(text)).isEqualTo(1);
  }

  @Test
  void aDefectTellsWhereItHappened() {
    Exception defect = new IllegalStateException("\u001b[2Jboom");
    assertThat(frames(Causes.of(defect))).isGreaterThan(5);
    assertThat(Causes.of(defect)).contains("boom").doesNotContain("\u001b");
    assertThat(frames(Causes.of(new ProbeException(ForeignFault.PROBE_DEFECT, "x", defect))))
        .isGreaterThan(5);
  }
}
