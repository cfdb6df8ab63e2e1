package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.testkit.fault.CrashPoint;
import org.mailpromoter.testkit.fault.CrashTrial;
import org.mailpromoter.testkit.fault.FaultyPort;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * Tests effectively-once processing over a store: the engine synchronizes a mailbox with a varied
 * history, and the process dies before and after every call of the store, in one trial each.
 *
 * @since 0.1
 */
public interface CrashContract {
  /** A new, empty store. */
  StoreUnderTest emptyStore() throws Exception;

  /** Whatever step the process dies at, the same is left in the end, and all invariants hold. */
  @Test
  default void afterACrashAtAnyStepTheSameIsLeft() throws Exception {
    MailboxScript script = life();
    assertThat(CrashTrial.differences(crash -> play(script, crash))).isEmpty();
  }

  /**
   * Replies, other mail, a reply before its parent, a mark, a copy, mail that goes, a new epoch.
   */
  private static MailboxScript life() {
    MailBuilder parent = TestLine.reply().id("<late@customer.example>").body("Parent");
    return MailboxScript.begin()
        .deliver(TestLine.reply().body("First"))
        .deliver(TestLine.fromAnna().subject("No reply"))
        .deliver(TestLine.reply().inReplyTo("<late@customer.example>").body("Child"))
        .run()
        .deliver(TestLine.fromAnna().subject("Marked"))
        .run()
        .markLast("$MailpromoterTracked")
        .deliver(parent)
        .deliver(parent)
        .run()
        .renumber()
        .removeFirst()
        .deliver(TestLine.reply().body("Last"))
        .run();
  }

  private List<String> play(MailboxScript script, CrashPoint crash) throws Exception {
    TestLine line = new TestLine();
    try (StoreUnderTest store = emptyStore()) {
      line.recordTheOffer(store.store());
      InMemoryMailbox mailbox =
          script.play(
              source -> {
                boolean done = false;
                while (!done) {
                  try {
                    line.sync(FaultyPort.of(ActivityStore.class, store.store(), crash), source);
                    done = true;
                  } catch (CrashPoint.Crash e) {
                    store.restart();
                  }
                }
              });
      assertThat(Invariants.violations(store.decisions(), store.activities(), store.store()))
          .isEmpty();
      assertThat(store.damages()).isEmpty();
      assertThat(
              Invariants.undecided(
                  store.decisions(), TestLine.MAILBOX, mailbox, InMemoryMailbox.INBOX))
          .isEmpty();
      return left(store);
    }
  }

  private static List<String> left(StoreUnderTest store) {
    List<StoredDecision> decisions =
        new ArrayList<>(store.decisions().list(DecisionFilter.all(), Integer.MAX_VALUE));
    Collections.reverse(decisions);
    return TestLine.results(
        decisions.stream().map(StoredDecision::entry).toList(), store.activities());
  }
}
