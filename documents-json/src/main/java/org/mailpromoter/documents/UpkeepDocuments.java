package org.mailpromoter.documents;

import java.nio.file.Path;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.installation.ask.RetentionList;
import org.mailpromoter.installation.ask.StorageChecks;
import org.mailpromoter.installation.change.Erasures;

/**
 * Documents about the storage: checks, backups, deletions, and the tracking tokens that it counts.
 *
 * @since 0.1
 */
public final class UpkeepDocuments {
  private UpkeepDocuments() {}

  /** The result of a check. */
  public static Document checked(StorageChecks.Answer answer) {
    return Members.of("database", answer.place())
        .with("sound", answer.damage().isEmpty())
        .with("damage", answer.damage())
        .document();
  }

  /** A backup that was written. */
  public static Document backedUp(Path file, long bytes) {
    return Members.of("written", file).with("bytes", bytes).document();
  }

  /** A backup that replaced the storage. */
  public static Document restored(Path file, Restored restored) {
    return Members.of("restored", file)
        .with("former", restored.former())
        .with("next_activity", restored.activities() + 1)
        .with("tokens_skipped", restored.tokens())
        .document();
  }

  /** How many decisions lost their evidence. */
  public static Document forgotten(Erasures.Forgotten forgotten) {
    return Members.of("forgotten", forgotten.decisions())
        .with("cancelled", forgotten.isCancelled())
        .document();
  }

  /** How long data of refused mail is kept. */
  public static Document retention(RetentionList retention) {
    return Members.of("usual_days", retention.usualDays())
        .with("retention", retention.kept().stream().map(UpkeepDocuments::kept).toList())
        .document();
  }

  private static Members kept(RetentionList.Kept kept) {
    return Members.of("reason", kept.reason().title())
        .with("kept_days", kept.days())
        .with("refused", kept.refused().number())
        .with("counted_all", kept.refused().isExact());
  }

  /** Where an address is stored, counted as when it is erased. */
  public static Document found(Privacy.Found found) {
    return Members.of("decisions", found.decisions())
        .with("activities", found.activities())
        .with("records", found.records())
        .with("others", found.others())
        .document();
  }

  /** What was deleted of a person. */
  public static Document erased(Privacy.Erased erased) {
    return Members.of("decisions", erased.decisions())
        .with("activities", erased.activities())
        .with("records", erased.records())
        .with("others", erased.others())
        .with("remaining", erased.remaining())
        .document();
  }

  /**
   * A tracking token.
   *
   * @param subject a subject with the token
   */
  public static Document token(String token, String subject) {
    return Members.of("token", token).with("subject", subject).document();
  }
}
