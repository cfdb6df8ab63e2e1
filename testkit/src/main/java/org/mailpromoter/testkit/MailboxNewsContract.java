package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailpromoter.testkit.MailboxReadings.assumeCapable;
import static org.mailpromoter.testkit.MailboxReadings.numbered;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;

/**
 * The part of {@link MailboxSessionContract} about waiting for new mail (MS-12).
 *
 * @since 0.1
 */
public interface MailboxNewsContract extends MailboxContract {
  /** MS-12: waiting ends when something arrives, whenever it arrives. */
  @Test
  default void ms12_waitingEndsWhenSomethingArrives() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      session.awaitNews(List.of(mailbox.folder()), Duration.ZERO);
      for (int i = 0; i < 3; i++) {
        CompletableFuture<Boolean> news = waiting(session, mailbox, LONG);
        mailbox.deliver(numbered(10 + i));
        assertThat(news.get(2, TimeUnit.MINUTES)).isTrue();
      }
      assertThat(session.awaitNews(List.of(mailbox.folder()), Duration.ofMillis(50))).isFalse();
    }
  }

  /** MS-12: what arrives between two calls is not missed. */
  @Test
  default void ms12_whatArrivesBetweenTwoCallsIsNews() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      assertThat(session.awaitNews(List.of(mailbox.folder()), Duration.ofMillis(50))).isFalse();
      mailbox.deliver(numbered(2));
      assertThat(session.awaitNews(List.of(mailbox.folder()), LONG)).isTrue();
    }
  }

  /** MS-12: a session that read everything and waited also reports what arrived. */
  @Test
  default void ms12_whatArrivedIsReportedByTheSessionThatWaited() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      session.awaitNews(List.of(mailbox.folder()), Duration.ZERO);
      Cursor cursor = Cursor.START;
      for (int i = 0; i < 3; i++) {
        ChangePage page = session.changesSince(mailbox.folder(), cursor, THREE);
        assertThat(page.changes()).hasSize(1);
        cursor = page.next();
        mailbox.deliver(numbered(10 + i));
        assertThat(session.awaitNews(List.of(mailbox.folder()), LONG)).isTrue();
      }
    }
  }

  /** MS-12: an interrupted thread waits no longer. */
  @Test
  default void ms12_waitingEndsWhenTheThreadIsInterrupted() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      Thread waiter = Thread.currentThread();
      CompletableFuture<Void> interrupting = CompletableFuture.runAsync(waiter::interrupt);
      assertThatThrownBy(() -> session.awaitNews(List.of(mailbox.folder()), LONG))
          .isInstanceOf(InterruptedException.class);
      interrupting.get(2, TimeUnit.MINUTES);
    }
  }

  /** MS-12: a session that is closed by another thread waits no longer. */
  @Test
  default void ms12_waitingEndsWhenTheSessionIsClosed() throws Exception {
    try (MailboxUnderTest mailbox = filled(1);
        MailboxSession session = mailbox.source().open()) {
      assumeCapable(session, Capability.NEWS);
      session.awaitNews(List.of(mailbox.folder()), Duration.ZERO);
      CompletableFuture<Boolean> news = waiting(session, mailbox, Duration.ofHours(1));
      session.close();
      CompletableFuture<Boolean> ended = news.exceptionally(failure -> false);
      assertThat(ended.get(2, TimeUnit.MINUTES)).isFalse();
    }
  }

  private static CompletableFuture<Boolean> waiting(
      MailboxSession session, MailboxUnderTest mailbox, Duration atMost) {
    CompletableFuture<Boolean> news = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                news.complete(session.awaitNews(List.of(mailbox.folder()), atMost));
              } catch (MailAccessException | InterruptedException | RuntimeException e) {
                news.completeExceptionally(e);
              }
            },
            "waiting-for-news");
    waiter.setDaemon(true);
    waiter.start();
    return news;
  }
}
