package org.mailpromoter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

/** Any header becomes an envelope within the limits, the same each time. */
class HeaderFuzzTest {
  private static final MessageLimits LIMITS = new MessageLimits(1 << 16, 4_096, 20, 10, 5, 20, 500);

  @FuzzTest
  void header(byte[] header) {
    EnvelopeParser parser = new EnvelopeParser(LIMITS);
    Envelope envelope = parser.parse(header);
    assertThat(parser.parse(header)).isEqualTo(envelope);
    assertThat(envelope.addresses().size()).isLessThanOrEqualTo(2 * LIMITS.addresses());
    assertThat(envelope.references().size()).isLessThanOrEqualTo(LIMITS.references());
    assertThat(envelope.subject().chars().noneMatch(Character::isISOControl)).isTrue();
    assertThat(envelope.identity().key()).isNotBlank();
    assertThat(EnvelopeParser.headerLength(header)).isLessThanOrEqualTo(header.length);
  }
}
