package org.mailpromoter.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrackingTokenFormatTest {
  @Test
  void findsTheLastTokenFirstAnywhereInTheSubject() {
    assertThat(TrackingTokenFormat.DEFAULT.tokensIn("Re: [crm:0001001] Offer CRM:0001002"))
        .containsExactly("CRM:0001002", "CRM:0001001");
  }

  @Test
  void formerPrefixesStillCount() {
    TrackingTokenFormat format = new TrackingTokenFormat(List.of("NEW-", "CRM:"));
    assertThat(format.tokensIn("Offer CRM:0001001")).containsExactly("CRM:0001001");
  }

  @Test
  void tooFewAndTooManyDigitsAreNoToken() {
    assertThat(TrackingTokenFormat.DEFAULT.tokensIn("CRM:12 and CRM:" + "1".repeat(21))).isEmpty();
  }

  @Test
  void aSubjectOfPrefixesOnlyIsReadInBoundedSteps() {
    assertThat(TrackingTokenFormat.DEFAULT.tokensIn("CRM:".repeat(1000))).isEmpty();
  }

  @Test
  void refusesImpossiblePrefixes() {
    assertThatThrownBy(() -> new TrackingTokenFormat(List.of("CRM1")))
        .hasMessageContaining("digit");
    assertThatThrownBy(() -> new TrackingTokenFormat(List.of())).hasMessageContaining("prefix");
  }
}
