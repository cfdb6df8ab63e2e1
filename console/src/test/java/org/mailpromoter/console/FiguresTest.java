package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.console.frame.Figures;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Timeline;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;

/** Figures of pages: they come from one timeline, whose work is bounded, and are right. */
class FiguresTest {
  private static final Instant NOW = SampleInstallation.NOW;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?since=24h", "/?since=30d", "/mailboxes", "/mailboxes/maria"})
  void aPageAsksTheHistoryOnce(String address) throws Exception {
    AskedHistory history = new AskedHistory();
    SampleInstallation sample = SampleInstallation.in(folder).withMail().synchronize();
    try (OpenInstallation open = history.of(sample.parts()).openToSynchronize()) {
      Desk desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
      history.asked();
      PageCheck.page(desk.console(), desk.get(address));
      assertThat(history.asked()).containsExactlyInAnyOrder("timeline", "undecidedSince");
    }
  }

  @Test
  void theOverviewCountsEachPeriod() throws Exception {
    SampleInstallation sample = SampleInstallation.in(folder).withMail().synchronize();
    try (OpenInstallation open = sample.parts().openToSynchronize()) {
      Desk desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
      assertThat(tiles(desk, "24h")).startsWith("4 analyzed", "2 promoted 50 %");
      assertThat(tiles(desk, "7d")).startsWith("7 analyzed");
      assertThat(tiles(desk, "30d")).startsWith("8 analyzed");
      Document week = PageCheck.page(desk.console(), desk.get("/?since=7d"));
      assertThat(week.select(".quietmore tbody tr")).hasSize(7);
      assertThat(week.select(".quietmore tbody tr").last().text()).endsWith("2 2 0");
      assertThat(week.select(".counted")).isEmpty();
    }
  }

  private static List<String> tiles(Desk desk, String since) throws Exception {
    return PageCheck.page(desk.console(), desk.get("/?since=" + since)).select(".tile").eachText();
  }

  @Test
  void figuresAreSumsOfATimeline() {
    Instant hour = NOW.minus(Duration.ofHours(1));
    Figures figures =
        new Figures(
            new Timeline(
                List.of(
                    count(hour, "a", Outcome.PROMOTED, Reason.SENDER_MATCH, 2),
                    count(hour, "b", Outcome.REFUSED, Reason.UNDELIVERABLE, 3),
                    count(NOW, "a", Outcome.REFUSED, Reason.NO_CORRELATION_MATCH, 5)),
                Optional.of(hour)));
    assertThat(figures.all()).isEqualTo(10);
    assertThat(figures.count(Outcome.REFUSED)).isEqualTo(8);
    assertThat(figures.count(each -> each.reason() == Reason.UNDELIVERABLE)).isEqualTo(3);
    assertThat(figures.of(new MailboxId("a")).all()).isEqualTo(7);
    assertThat(figures.between(hour, NOW).all()).isEqualTo(5);
    assertThat(figures.since()).contains(hour);
  }

  private static Timeline.Count count(
      Instant from, String mailbox, Outcome outcome, Reason reason, long number) {
    return new Timeline.Count(
        from, new DecisionCount(new MailboxId(mailbox), outcome, reason, number));
  }
}
