package org.mailpromoter.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;

class RetentionTest {
  private static Retention of(String days, String byReason) {
    return Retention.of(
        OrganizationSettings.DEFAULT
            .with(OrganizationValue.REFUSED_RETENTION_DAYS, days, Origin.byDefault())
            .with(OrganizationValue.RETENTION_BY_REASON, byReason, Origin.byDefault()));
  }

  @Test
  void s54_theStandardIsThirtyDays() {
    assertThat(Retention.of(OrganizationSettings.DEFAULT).days(Reason.INVALID_SENDER))
        .isEqualTo(30);
  }

  @Test
  void aReasonMayHaveATimeOfItsOwn() {
    Retention retention = of("10", "NoRecipientMatch=7, InvalidSender=90");
    assertThat(retention.days(Reason.NO_RECIPIENT_MATCH)).isEqualTo(7);
    assertThat(retention.days(Reason.INVALID_SENDER)).isEqualTo(90);
    assertThat(retention.days(Reason.NO_CORRELATION_MATCH)).isEqualTo(10);
  }

  @Test
  void wordsThatSayNothingAreNamed() {
    assertThat(Retention.unknown("NoRecipientMatch=7 NoSuchReason=7 InvalidSender=x Duplicate"))
        .containsExactly("NoSuchReason=7", "InvalidSender=x", "Duplicate");
    assertThat(Retention.unknown("  ")).isEmpty();
  }
}
