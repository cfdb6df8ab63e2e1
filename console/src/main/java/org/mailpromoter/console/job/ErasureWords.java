package org.mailpromoter.console.job;

import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.change.Erasures;

/** What deletions did, in sentences. */
public final class ErasureWords {
  private ErasureWords() {}

  /** Without the address: it would be stored again by whoever keeps pages. */
  public static String of(Privacy.Erased erased) {
    return "Erased: "
        + Words.count(erased.decisions(), "decision", "decisions")
        + ", "
        + Words.count(erased.activities(), "activity", "activities")
        + ", "
        + Words.count(erased.records(), "record", "records")
        + " and "
        + Words.count(erased.others(), "other entry", "other entries")
        + ". "
        + (erased.remaining() == 0
            ? "The address no longer occurs in the storage."
            : "The address is still in past settings, because it is in the configuration file.")
        + " Backups, log files, mailboxes and what sinks already took are not reached.";
  }

  /** What retention deleted. */
  public static String of(Erasures.Forgotten forgotten) {
    return "Sender, subject, facts and trace were deleted of "
        + Words.count(forgotten.decisions(), "decision", "decisions")
        + (forgotten.isCancelled()
            ? ". It was cancelled; the next synchronization deletes the rest."
            : ".");
  }
}
