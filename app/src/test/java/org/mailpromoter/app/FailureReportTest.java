package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;

/** The codes by which programs tell failed requests apart. */
class FailureReportTest {
  @ParameterizedTest
  @EnumSource
  void whatDoesNotExistHasTheCodeOfItsKind(NotFoundException.Kind kind) {
    FailureReport report =
        FailureReport.of(NotFoundException.among(kind, "anna", List.of("anne")).within("here"));
    assertThat(report.code()).matches("not-found/[a-z]+(-[a-z]+)*");
    assertThat(report.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(report.sentence()).contains("anna");
  }

  @Test
  void theKindIsOneWordInTheCode() {
    assertThat(FailureReport.of(NotFoundException.of(NotFoundException.Kind.STORED_RECORD, "a:b")))
        .extracting(FailureReport::code)
        .isEqualTo("not-found/stored-record");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedHasTheCodeOfTheReason(RefusedException.Why why) {
    FailureReport report = FailureReport.of(new RefusedException(why, "7", "8"));
    assertThat(report.code()).matches("refused/[a-z]+(-[a-z]+)*");
    assertThat(report.sentence()).isNotBlank();
  }

  @Test
  void cancelledAndInterruptedRequestsAreToldApart() {
    assertThat(FailureReport.of(new CancellationException()).code()).isEqualTo("cancelled");
    assertThat(FailureReport.of(new InterruptedException()).code()).isEqualTo("interrupted");
  }

  @Test
  void wrongInputIsNotAnErrorOfTheProgram() {
    assertThat(FailureReport.wrongInput(ExitCode.USAGE, "No such option."))
        .satisfies(
            report -> {
              assertThat(report.code()).isEqualTo("wrong-input");
              assertThat(report.text()).isEqualTo("No such option.");
            });
  }

  @Test
  void aDefectIsOne() {
    assertThat(FailureReport.of(new IllegalStateException("x")).code()).isEqualTo("defect");
  }
}
