package org.mailpromoter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.DeliveryReport;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

/** Whatever a delivery report says, what is kept of it is short and can be shown. */
class ReportFuzzTest {
  private static final EnvelopeParser HEADERS =
      new EnvelopeParser(MessageLimits.DEFAULT, DeliveryReport.HEADERS);
  private static final BodyParser BODIES = new BodyParser(MessageLimits.DEFAULT);

  @FuzzTest
  void report(byte[] message) throws IOException {
    Envelope header = HEADERS.parse(message);
    Body body = BODIES.parse(new ByteArrayInputStream(message), ContentKeeper.NONE);
    Optional<DeliveryReport> report = DeliveryReport.of(header, body);
    report.ifPresent(ReportFuzzTest::check);
  }

  private static void check(DeliveryReport report) {
    assertThat(report.fates()).hasSizeBetween(1, 1_000);
    assertThat(report.envelopeId().length()).isLessThanOrEqualTo(500);
    for (DeliveryReport.Fate fate : report.fates()) {
      assertThat(fate.recipient()).hasSizeBetween(1, 2);
      assertThat(fate.words().length()).isLessThanOrEqualTo(500);
      assertThat(fate.words().chars().noneMatch(Character::isISOControl)).isTrue();
    }
  }
}
