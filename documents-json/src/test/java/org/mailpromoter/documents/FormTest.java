package org.mailpromoter.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;

class FormTest {
  @Test
  void valuesKeepTheirTypes() {
    Document document =
        Members.of("at", Instant.parse("2026-11-28T06:52:31Z"))
            .with("is", true)
            .with("count", 3)
            .with("names", List.of("a"))
            .with("decision", new DecisionId(7))
            .with("outcome", Outcome.OUT_OF_SCOPE)
            .document();
    assertThat(new String(document.oneLine(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"at\":\"2026-11-28T06:52:31Z\",\"is\":true,\"count\":3,\"names\":[\"a\"],"
                + "\"decision\":7,\"outcome\":\"out-of-scope\"}");
  }

  @Test
  void whatIsMissingOrEmptyIsNull() {
    Document document =
        Members.of("nothing", null).with("empty", "").with("none", Optional.empty()).document();
    assertThat(document.members())
        .containsEntry("nothing", null)
        .containsEntry("empty", null)
        .containsEntry("none", null);
  }

  /** A text of it would be a second form of the same value. */
  @Test
  void aTypeWithoutAFormIsRefused() {
    for (Object value : List.of(Duration.ofSeconds(1), new BigDecimal("1.5"), new Object())) {
      assertThatIllegalArgumentException().isThrownBy(() -> Members.of("value", value));
    }
  }

  @Test
  void aMemberIsThereOnce() {
    Members members = Members.of("name", "a");
    assertThatIllegalArgumentException().isThrownBy(() -> members.with("name", "b"));
  }
}
