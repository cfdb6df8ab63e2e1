package org.mailpromoter.console.audit;

import java.time.Instant;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.diagnosis.english.EnglishTime;
import org.mailpromoter.core.fault.EnumWords;

/** Entries of the audit log as they are shown. */
final class AuditRows {
  private AuditRows() {}

  static AuditPage.Row row(AuditEntry entry, Instant now) {
    AuditDeed deed = entry.deed();
    return new AuditPage.Row(
        entry.number(),
        Moment.of(deed.at(), now),
        EnglishActor.of(deed.actor()),
        EnumWords.of(deed.channel()),
        deed.operation(),
        deed.object(),
        EnglishTime.in(deed.before()),
        EnglishTime.in(deed.after()),
        deed.reason(),
        result(deed));
  }

  /** What became of it: done, or the code of the failure. */
  private static Chip result(AuditDeed deed) {
    return deed.outcome()
        .code()
        .map(code -> new Chip(Tone.NO, code))
        .orElseGet(() -> new Chip(Tone.YES, "done"));
  }
}
