package org.mailpromoter.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.NotCarriedOver;
import org.mailpromoter.spi.policy.PolicySource;
import org.mailpromoter.spi.policy.PolicySourceError;
import org.mailpromoter.spi.policy.PolicySourceException;
import org.mailpromoter.spi.policy.SourcePlace;

/** No fault of a policy source ends the program. */
class GuardedPolicySourceTest {
  private static PolicySource guarded(Supplier<ForeignPolicy> reading, Duration deadline) {
    return new GuardedPolicySource("crm", reading::get, deadline);
  }

  private static void fails(PolicySource source, PolicySourceError code, String words) {
    assertThatThrownBy(source::read)
        .isInstanceOfSatisfying(
            PolicySourceException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.sentence())
                  .startsWith("The policy source crm was asked to read settings: ")
                  .contains(words);
            });
  }

  @Test
  void whatItThrowsIsItsDefect() {
    fails(
        guarded(
            () -> {
              throw new IllegalStateException("oops");
            },
            Duration.ofMinutes(1)),
        PolicySourceError.DEFECT,
        "oops");
  }

  @Test
  void aSourceThatNeverAnswersIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);
    PolicySource source =
        guarded(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new IllegalStateException("too late");
            },
            Duration.ofMillis(50));
    fails(source, PolicySourceError.HANGS, "did not answer");
  }

  @Test
  void anAnswerThatCouldExhaustMemoryIsRefused() {
    List<NotCarriedOver> many =
        Collections.nCopies(
            100_001, new NotCarriedOver(new SourcePlace("a.b", ""), "", "It is so."));
    fails(
        guarded(
            () -> new ForeignPolicy("crm", List.of(), List.of(), List.of(), many),
            Duration.ofMinutes(1)),
        PolicySourceError.DEFECT,
        "more than 100000 values");
  }
}
