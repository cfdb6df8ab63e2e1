package org.mailpromoter.core.diagnosis.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Clue;

class EnglishCorrelationTest {
  @ParameterizedTest
  @CsvSource({
    "IN_REPLY_TO, In-Reply-To, AS_IT_IS, In-Reply-To",
    "IN_REPLY_TO, References, LEFT_PART, 'References, its left part'",
    "IN_REPLY_TO, References, COMMON_ANCESTOR, a common ancestor",
    "TRACKING_TOKEN, Subject, AS_IT_IS, tracking token",
    "TRACKING_TOKEN, Subject, SIGNED_TOKEN, signed token",
    "CONVERSATION_INDEX, Thread-Index, WITH_SUBJECT, conversation index",
    "SMART_MATCHING, Subject, AS_IT_IS, smart matching",
    "CUSTOM, X-Case, AS_IT_IS, strategy case-number"
  })
  void theEvidenceIsNamed(
      CorrelationMethod method, String where, Clue.Manner manner, String expected) {
    Clue clue = new Clue(where, manner, "value");
    assertThat(EnglishCorrelation.of(method, "case-number", Optional.of(clue))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "SKIPPED"})
  void theMethodIsNamedWithoutEvidence(CorrelationMethod method) {
    assertThat(EnglishCorrelation.of(method, "", Optional.empty())).isNotBlank();
  }

  @Test
  void whatWasNotCorrelatedHasNoName() {
    assertThat(EnglishCorrelation.of(CorrelationMethod.NONE, "", Optional.empty())).isEmpty();
  }
}
