package org.mailpromoter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InstrumentTest {
  private static String text(Instrument instrument) {
    Exposition out = new Exposition();
    instrument.write(out);
    return out.toString();
  }

  @Test
  void countersAreWrittenWithTheirLabels() {
    Instrument counter = Instrument.counter(Family.counter("a_total", "All a.", "b", "c"));
    counter.add(2, "x", "y");
    counter.add(3, "x", "y");
    counter.add(1, "quote\" back\\ line\n", "");
    assertThat(text(counter))
        .isEqualTo(
            """
            # HELP a_total All a.
            # TYPE a_total counter
            a_total{b="quote\\" back\\\\ line\\n",c=""} 1
            a_total{b="x",c="y"} 5
            """);
  }

  @Test
  void bucketsOfHistogramsAreCumulated() {
    Instrument histogram = Instrument.histogram(Family.histogram("a_seconds", "A."), 0.5, 1);
    for (double each : new double[] {0.5, 0.25, 1, 7.5}) {
      histogram.observe(each);
    }
    assertThat(text(histogram))
        .isEqualTo(
            """
            # HELP a_seconds A.
            # TYPE a_seconds histogram
            a_seconds_bucket{le="0.5"} 2
            a_seconds_bucket{le="1"} 3
            a_seconds_bucket{le="+Inf"} 4
            a_seconds_sum 9.25
            a_seconds_count 4
            """);
  }

  @Test
  void labelsAreBounded() {
    Instrument counter = Instrument.counter(Family.counter("a_total", "A.", "b"));
    for (int i = 0; i < 10_000; i++) {
      counter.add(1, "value " + i);
    }
    assertThat(text(counter).lines()).hasSize(2 + Instrument.MOST + 1);
    assertThat(text(counter)).contains("a_total{b=\"other\"} " + (10_000 - Instrument.MOST) + "\n");
  }

  @Test
  void unusualNamesAreRefused() {
    assertThatThrownBy(() -> Family.counter("a", "A.")).hasMessage("The name a is not usual.");
    assertThatThrownBy(() -> Family.gauge("A-b", "A.")).hasMessage("The name A-b is not usual.");
  }
}
