package org.mailpromoter.core.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactInputTest {
  private static CompactInput of(long number) {
    return new CompactInput(new CompactOutput().number(number).toBytes());
  }

  @Test
  void everyMomentThatJavaKnowsIsRead() {
    assertThat(of(Instant.MIN.getEpochSecond()).seconds()).isEqualTo(Instant.MIN);
    assertThat(of(0).seconds()).isEqualTo(Instant.EPOCH);
    assertThat(of(Instant.MAX.getEpochSecond()).seconds().getEpochSecond())
        .isEqualTo(Instant.MAX.getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 31_556_889_864_403_200L})
  void aNumberThatIsNoMomentIsDamage(long number) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(number).seconds());
  }
}
