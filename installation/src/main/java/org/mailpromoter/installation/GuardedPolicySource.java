package org.mailpromoter.installation;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.guard.ForeignCallException;
import org.mailpromoter.core.guard.ForeignCalls;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.IncomingMessage;
import org.mailpromoter.spi.policy.Judgement;
import org.mailpromoter.spi.policy.PolicySource;
import org.mailpromoter.spi.policy.PolicySourceError;
import org.mailpromoter.spi.policy.PolicySourceException;

/**
 * A policy source of a plugin, guarded so that its faults never end the program: every call runs on
 * another thread against a deadline, and whatever it throws becomes a {@link
 * PolicySourceException}. Thread-safe as far as the source is.
 */
final class GuardedPolicySource implements PolicySource {
  /** As that of record directories. */
  static final Duration STANDARD_DEADLINE = Duration.ofMinutes(2);

  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** More users, queues or remarks are a fault of the source and could exhaust memory. */
  private static final int MOST = 100_000;

  private final String name;
  private final PolicySource behind;
  private final Duration deadline;
  private final ForeignCalls calls;

  GuardedPolicySource(String name, PolicySource behind) {
    this(name, behind, STANDARD_DEADLINE);
  }

  GuardedPolicySource(String name, PolicySource behind, Duration deadline) {
    this.name = name;
    this.behind = behind;
    this.deadline = deadline;
    this.calls = new ForeignCalls("policy-source-" + name, behind.getClass().getClassLoader());
  }

  @Override
  public ForeignPolicy read() {
    return ask("read settings", () -> checked(Objects.requireNonNull(behind.read(), "settings")));
  }

  private static ForeignPolicy checked(ForeignPolicy policy) {
    int size =
        policy.settings().size()
            + policy.owners().size()
            + policy.mailboxes().size()
            + policy.notCarriedOver().size();
    if (size > MOST) {
      throw new IllegalStateException("it answers with more than " + MOST + " values");
    }
    return policy;
  }

  @Override
  public Optional<Judgement> judge(IncomingMessage message) {
    return ask("judge a message", () -> Objects.requireNonNull(behind.judge(message), "answer"));
  }

  /** The source is no longer used, so failures are ignored. */
  @Override
  public void close() {
    try {
      calls.ask(
          CLOSING,
          () -> {
            behind.close();
            return true;
          });
    } catch (ForeignCallException e) {
      // its thread ends with the program
    }
  }

  private <T> T ask(String what, Callable<T> question) {
    try {
      return calls.ask(deadline, question);
    } catch (ForeignCallException e) {
      if (e.getCause() instanceof RuntimeException failure && failure instanceof Faulted fault) {
        throw failure instanceof PolicySourceException
            ? failure
            : new PolicySourceException(fault.code(), fault.sentence(), failure);
      }
      throw switch (e.kind()) {
        case THREW -> failure(PolicySourceError.DEFECT, what, e, e.getCause());
        case HANGS, BLOCKED -> failure(PolicySourceError.HANGS, what, e, e);
      };
    }
  }

  private PolicySourceException failure(
      PolicySourceError error, String what, ForeignCallException e, @Nullable Throwable cause) {
    return new PolicySourceException(
        error,
        "The policy source " + name + " was asked to " + what + ": " + e.sentence() + ".",
        cause);
  }
}
