package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.spi.probe.ProbeReport;

/**
 * The contract of every {@link Probe}. Implement {@link #server()} in a test class.
 *
 * <p>A hanging test fails after some minutes, with the name of its rule.
 *
 * @since 0.1
 */
@Timeout(
    value = ProbeContract.GUARD_MINUTES,
    unit = TimeUnit.MINUTES,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ProbeContract {
  /** Longer than any test takes, so it ends only hanging tests. */
  long GUARD_MINUTES = 3;

  /** A server of its own for each test, with a probe. */
  ProbeUnderTest server() throws Exception;

  /** PB-1: every assumption has an id of its own, and sentences for people. */
  @Test
  default void pb1_everyAssumptionHasAnIdAndSentences() throws Exception {
    try (ProbeUnderTest server = server()) {
      ProbeReport report = server.probe().ask();
      assertThat(report.findings()).isNotEmpty();
      assertThat(ids(report)).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]{1,60}"));
      for (Finding each : report.findings()) {
        assertThat(Stream.of(each.assumption(), each.seen(), each.meaning()))
            .as(each.id())
            .allMatch(sentence -> sentence.endsWith("."));
      }
    }
  }

  /** PB-2: a report names nobody, because people share it. */
  @Test
  default void pb2_aReportNamesNobody() throws Exception {
    try (ProbeUnderTest server = server()) {
      String report = server.probe().ask().toString();
      assertThat(report).doesNotContain("@", "://");
      assertThat(server.secrets()).isNotEmpty().noneMatch(report::contains);
    }
  }

  /** PB-3: a probe only reads. */
  @Test
  default void pb3_aProbeOnlyReads() throws Exception {
    try (ProbeUnderTest server = server()) {
      ProbeReport unused = server.probe().ask();
      assertThat(server.isUnchanged()).isTrue();
    }
  }

  /** PB-4: a report has all assumptions, whatever can be checked, so a second one is comparable. */
  @Test
  default void pb4_aSecondReportHasTheSameAssumptions() throws Exception {
    try (ProbeUnderTest server = server()) {
      List<String> first = ids(server.probe().ask());
      assertThat(ids(server.probe().ask())).isEqualTo(first);
    }
  }

  private static List<String> ids(ProbeReport report) {
    return report.findings().stream().map(Finding::id).toList();
  }
}
