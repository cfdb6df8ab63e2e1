package org.mailpromoter.installation.change;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.Retention;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.OpenInstallation;

/** Deletes what is known of people. */
public final class Erasures {
  private final OpenInstallation open;

  /** An installation that was opened for work. */
  public Erasures(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Deletes what was seen of refused mail when its time is over.
   *
   * @return how many decisions lost their evidence
   */
  public long forgetRefused(Actor actor) {
    Journal.note(actor, "deletes what was seen of", "refused mail");
    Retention retention = Retention.of(open.policy().organization());
    return Arrays.stream(Reason.values())
        .filter(reason -> !reason.promotes())
        .mapToLong(reason -> forget(reason, Duration.ofDays(retention.days(reason))))
        .sum();
  }

  private long forget(Reason reason, Duration kept) {
    return open.storage().privacy().forget(reason, open.now().minus(kept));
  }

  /** Deletes a person everywhere in the storage, in one transaction. It cannot be undone. */
  public Privacy.Erased erase(Actor actor, EmailAddress address) {
    Journal.note(actor, "erases", "a person");
    return open.storage().privacy().erase(address, open.now());
  }
}
