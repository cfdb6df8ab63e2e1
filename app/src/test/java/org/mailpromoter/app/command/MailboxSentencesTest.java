package org.mailpromoter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.health.MailboxHealth;
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
        .contains(
            "automatically, after 2026-03-01 13:00Z as its server requested, and at once after")
        .doesNotContain("5 minutes");
  }

  @Test
  void otherwiseTheLongestPauseIsSaid() {
    assertThat(MailboxSentences.whenTried(anna(POSTPONED, false)))
        .contains("automatically, at the latest every 5 minutes, and at once after");
  }

  @Test
  void aDisabledMailboxIsNotTriedByItself() {
    assertThat(MailboxSentences.whyLeft(anna(DISABLED, false)))
        .startsWith("The mailbox anna is disabled after a failure: Busy.\nWhat to do:")
        .contains(
            "is retried after a change of the configuration file",
            "'mailpromoter mailbox test anna'")
        .doesNotContain("automatically");
  }

  @Test
  void theLogSaysWhyAMailboxIsLeftAloneUnlessItHasJustSaidSo() {
    TroubledMailbox anna = anna(POSTPONED, false);
    assertThat(new ServiceEvent.LeftAlone(anna, false).match(ServiceSentence.INSTANCE))
        .contains("is paused until 2026-03-01 13:00Z after a failure: Busy.");
    assertThat(new ServiceEvent.LeftAlone(anna, true).match(ServiceSentence.INSTANCE))
        .startsWith("The mailbox anna is retried automatically")
        .doesNotContain("Busy.");
  }
}
