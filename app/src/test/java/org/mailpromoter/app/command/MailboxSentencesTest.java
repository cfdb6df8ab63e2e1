package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.MailboxHealth;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.service.ServiceEvent;
import org.mailpromoter.service.TroubledMailbox;

class MailboxSentencesTest {
  private static final Instant UNTIL = Instant.parse("2026-03-01T13:00:00Z");
  private static final MailboxHealth POSTPONED =
      MailboxHealth.restore(MailboxHealth.State.POSTPONED, 1, Optional.of(UNTIL));
  private static final MailboxHealth DISABLED =
      MailboxHealth.restore(MailboxHealth.State.DISABLED, 1, Optional.empty());

  private static TroubledMailbox anna(MailboxHealth health, boolean askedByServer) {
    return new TroubledMailbox(
        new MailboxId("anna"), health, "Busy.", Duration.ofMinutes(5), askedByServer);
  }

  @Test
  void theTimeIsSaidForWhichAServerAsks() {
    assertThat(MailboxSentences.whenTried(anna(POSTPONED, true)))
        .contains("by itself, after 2026-03-01 13:00Z as its server asks, and at once when")
        .doesNotContain("5 minutes");
  }

  @Test
  void otherwiseTheLongestPauseIsSaid() {
    assertThat(MailboxSentences.whenTried(anna(POSTPONED, false)))
        .contains("by itself, at the latest every 5 minutes, and at once when");
  }

  @Test
  void aDisabledMailboxIsNotTriedByItself() {
    assertThat(MailboxSentences.whyLeft(anna(DISABLED, false)))
        .startsWith("The mailbox anna is disabled, because it failed: Busy.\nWhat to do:")
        .contains("is tried again when the configuration file", "'mailpromoter mailbox test anna'")
        .doesNotContain("by itself");
  }

  @Test
  void theLogSaysWhyAMailboxIsLeftAloneUnlessItHasJustSaidSo() {
    TroubledMailbox anna = anna(POSTPONED, false);
    assertThat(new ServiceEvent.LeftAlone(anna, false).match(ServiceSentence.INSTANCE))
        .contains("is left alone until 2026-03-01 13:00Z, because it failed: Busy.");
    assertThat(new ServiceEvent.LeftAlone(anna, true).match(ServiceSentence.INSTANCE))
        .startsWith("The mailbox anna is tried again by itself")
        .doesNotContain("Busy.");
  }
}
