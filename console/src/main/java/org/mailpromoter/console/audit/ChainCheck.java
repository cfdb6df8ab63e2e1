package org.mailpromoter.console.audit;

import java.time.Instant;
import java.util.List;
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
  private volatile @Nullable Last last;

  private record Last(Instant at, AuditLog.Verified verified) {}

  /**
   * Verifies the log.
   *
   * @param task counts entries, and can end the work; the result before stays then
   */
  AuditLog.Verified run(OpenInstallation open, Task task) {
    AuditLog.Verified verified = new AuditTrail(open).verify(AuditSeal.NONE, task);
    last = new Last(open.now(), verified);
    return verified;
  }

  /** The last result as it is shown now. */
  AuditPage.Check shown(boolean offered, Instant now) {
    Last result = last;
    if (!offered || result == null) {
      return new AuditPage.Check(offered, List.of(), "", "");
    }
    AuditLog.Verified verified = result.verified();
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
