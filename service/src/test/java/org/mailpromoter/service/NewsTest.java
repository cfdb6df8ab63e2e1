package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.MailboxId;

class NewsTest {
  private final News news = new News();

  @Test
  void aWatcherGetsWhatCameAfterWhatItHasSeen() throws Exception {
    news.add(News.Kind.MAILBOX_STATE, "anna");
    long seen = news.latest();
    news.add(News.Kind.JOB_STATE, "j1");
    assertThat(news.after(seen, Duration.ZERO))
        .containsExactly(new News.Item(2, News.Kind.JOB_STATE, "j1"));
    assertThat(news.after(news.latest(), Duration.ZERO)).isEmpty();
  }

  @Test
  void onlyTheLatestAreKept() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      news.add(News.Kind.MAILBOX_STATE, i);
    }
    assertThat(news.after(0, Duration.ZERO))
        .hasSize(256)
        .last()
        .extracting(News.Item::number)
        .isEqualTo(1_000L);
  }

  @Test
  void eventsOfTheServiceBecomeNews() throws Exception {
    news.happened(new ServiceEvent.Started(1));
    news.happened(new ServiceEvent.Recovered(new MailboxId("anna")));
    news.happened(new ServiceEvent.SettingsChanged(3));
    assertThat(news.after(0, Duration.ZERO))
        .extracting(each -> each.kind() + " " + each.about())
        .containsExactly("MAILBOX_STATE anna", "SETTINGS_CHANGED 3");
  }
}
