package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.health.MailboxHealth;
import org.mailpromoter.core.health.MailboxRun;
import org.mailpromoter.core.health.RunLog;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * What every {@link RunLog} must keep to; the numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface RunLogContract {
  /** An empty log, the same one during a test. */
  RunLog runs();

  /** Of each mailbox the last run is remembered, and is found alone. */
  @Test
  default void theLastRunOfAMailboxIsFound() {
    assertThat(runs().record(run("b", 1), at(9))).isTrue();
    assertThat(runs().record(run("a", 1), at(9))).isTrue();
    assertThat(runs().record(run("a", 2), at(9))).isTrue();
    assertThat(runs().lastRun(new MailboxId("a"))).contains(run("a", 2));
    assertThat(runs().lastRun(new MailboxId("c"))).isEmpty();
    assertThat(runs().lastRuns()).containsExactly(run("a", 2), run("b", 1));
  }

  /** RL-1: who was slow does not undo what is known since. */
  @Test
  default void rl1_aStaleRunDoesNotTakeThePlaceOfALaterOne() {
    runs().record(run("a", 5), at(9));
    assertThat(runs().record(run("a", 4), at(9))).isFalse();
    assertThat(runs().lastRun(new MailboxId("a"))).contains(run("a", 5));
  }

  /** RL-1: the health of a run may be replaced. */
  @Test
  default void rl1_theSameRunIsReplaced() {
    runs().record(run("a", 5), at(9));
    assertThat(runs().record(run("a", 5).succeeded(), at(9))).isTrue();
    assertThat(runs().lastRun(new MailboxId("a"))).contains(run("a", 5).succeeded());
  }

  /** RL-2: a clock that was years ahead does not silence a mailbox for years. */
  @Test
  default void rl2_aRunOfTheFutureIsReplaced() {
    runs().record(run("a", 900), at(901));
    assertThat(runs().record(run("a", 5), at(9))).isTrue();
    assertThat(runs().lastRun(new MailboxId("a"))).contains(run("a", 5));
  }

  /** RL-3: a failure does not hide when the mailbox was read last. */
  @Test
  default void rl3_theLastRunWithoutAFailureIsKnownWhileLaterOnesFail() {
    assertThat(runs().lastSuccesses()).isEmpty();
    runs().record(good("a", 1), at(99));
    runs().record(run("a", 3), at(99));
    runs().record(good("b", 1), at(99));
    runs().record(good("b", 5), at(99));
    runs().record(run("c", 1), at(99));
    assertThat(runs().lastSuccesses())
        .containsOnly(entry(new MailboxId("a"), at(2)), entry(new MailboxId("b"), at(6)));
  }

  /** RL-3: a test that succeeds read no mail. */
  @Test
  default void rl3_aFailureThatIsTakenBackIsNoSuccess() {
    runs().record(good("a", 1), at(99));
    runs().record(run("a", 3), at(99));
    runs().record(run("a", 3).succeeded(), at(99));
    assertThat(runs().lastSuccesses()).containsOnly(entry(new MailboxId("a"), at(2)));
  }

  /** RL-3: as of the last run, a stale one changes nothing. */
  @Test
  default void rl3_aStaleSuccessIsNotRemembered() {
    runs().record(good("a", 5), at(99));
    runs().record(good("a", 2), at(99));
    assertThat(runs().lastSuccesses()).containsOnly(entry(new MailboxId("a"), at(6)));
  }

  private static MailboxRun good(String mailbox, int second) {
    return new MailboxRun(
        new MailboxId(mailbox), at(second), at(second + 1), 5, 2, "", MailboxHealth.FINE);
  }

  private static MailboxRun run(String mailbox, int second) {
    return new MailboxRun(
        new MailboxId(mailbox), at(second), at(second + 1), 5, 2, "No.", MailboxHealth.FINE);
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
