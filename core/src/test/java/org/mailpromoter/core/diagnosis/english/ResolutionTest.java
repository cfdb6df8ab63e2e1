package org.mailpromoter.core.diagnosis.english;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.decision.SubReason;

class ResolutionTest {
  @ParameterizedTest
  @EnumSource(SubReason.class)
  void everyReasonAgainstAMessageSaysWhatToDo(SubReason why) {
    assertThat(Resolution.of(why).isEmpty()).isEqualTo(why.accepts());
  }
}
