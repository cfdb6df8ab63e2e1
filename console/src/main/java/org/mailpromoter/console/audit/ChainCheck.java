package org.mailpromoter.console.audit;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.AuditTrail;

/**
 * Verifies the audit log when somebody asks for it, and remembers the last result, so that the cost
 * of the page does not grow with the log. Thread-safe.
 */
final class ChainCheck {
  /** So many entries are verified within a few seconds. */
  private static final long MOST = 200_000;

  private volatile @Nullable Last last;

  private record Last(Instant at, AuditLog.@Nullable Verified verified) {}

  /** Verifies the log, if it is not too long. */
  void run(OpenInstallation open) {
    last = new Last(open.now(), verified(open));
  }

  private static AuditLog.@Nullable Verified verified(OpenInstallation open) {
    Task[] task = new Task[1];
    task[0] =
        new Task(
            done -> {
              if (done > MOST) {
                task[0].cancel();
              }
            });
    try {
      return new AuditTrail(open).verify(AuditSeal.NONE, task[0]);
    } catch (CancellationException e) {
      return null;
    }
  }

  /** The last result as it is shown now. */
  AuditPage.Check shown(boolean offered, Instant now) {
    Last result = last;
    if (!offered || result == null) {
      return new AuditPage.Check(offered, List.of(), "", "");
    }
    AuditLog.Verified verified = result.verified();
    if (verified == null) {
      return new AuditPage.Check(
          true,
          List.of(new Chip(Tone.WAIT, "too long")),
          "The log has more than "
              + Words.number(MOST)
              + " entries. Give the command 'audit verify' on the host.",
          "");
    }
    String when = Moment.of(result.at(), now).near();
    return verified.flaw().isEmpty()
        ? new AuditPage.Check(
            true,
            List.of(new Chip(Tone.YES, "intact")),
            "Verified "
                + when
                + ": "
                + Words.count(verified.entries(), "entry was", "entries were")
                + " as written.",
            verified.seal().word())
        : new AuditPage.Check(
            true,
            List.of(new Chip(Tone.NO, "not as written")),
            sentence(verified.flaw().get()) + " Verified " + when + ".",
            "");
  }

  private static String sentence(AuditLog.Flaw flaw) {
    return switch (flaw.kind()) {
      case CHANGED -> "Entry " + flaw.number() + " was changed or inserted.";
      case MISSING -> "Entry " + flaw.number() + " is missing: it was deleted.";
      case ANOTHER -> "Entry " + flaw.number() + " is not the one of the seal.";
    };
  }
}
