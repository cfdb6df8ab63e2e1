package org.mailpromoter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Logins of a mailbox that the service waits for. */
class KeptSessionTest {
  private final AtomicInteger logins = new AtomicInteger();
  private final KeptSession sessions = new KeptSession(counted());

  private MailboxSource counted() {
    MailboxSource mailbox = new InMemoryMailbox();
    return () -> {
      logins.incrementAndGet();
      return mailbox.open();
    };
  }

  private void run() throws Exception {
    try (MailboxSession session = sessions.open()) {
      assertThat(session.folders()).isNotNull();
    }
  }

  @Test
  void runsNeedNoLoginOfTheirOwnWhileASessionIsKept() throws Exception {
    sessions.keep();
    for (int i = 0; i < 5; i++) {
      run();
    }
    assertThat(logins).hasValue(1);
    assertThat(sessions.drop()).as("the last run had it").isTrue();
  }

  @Test
  void runsOpenTheirOwnWhileNoneIsKept() throws Exception {
    run();
    run();
    assertThat(logins).hasValue(2);
    assertThat(sessions.drop()).isFalse();
  }

  @Test
  void aKeptSessionThatBrokeIsReplacedByANewOne() throws Exception {
    sessions.keep();
    run();
    assertThat(sessions.drop()).isTrue();
    run();
    assertThat(logins).hasValue(2);
    assertThat(sessions.kept()).isEmpty();
  }
}
