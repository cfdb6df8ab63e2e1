package org.mailpromoter.documents;

import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.installation.permission.Operation;

/**
 * Documents about the audit log.
 *
 * @since 0.1
 */
public final class AuditDocuments {
  private AuditDocuments() {}

  /** A page of entries, the newest first. */
  public static Document list(Page<AuditEntry> page) {
    return Members.of("entries", page.entries().stream().map(AuditDocuments::entry).toList())
        .with("next", page.next().map(PageKey::word))
        .document();
  }

  private static Members entry(AuditEntry entry) {
    AuditDeed deed = entry.deed();
    return Members.of("number", entry.number())
        .with("at", deed.at())
        .with("actor", Actors.of(deed.actor()))
        .with("channel", EnumWords.of(deed.channel()))
        .with("operation", deed.operation())
        .with("object", text(deed.object()))
        .with("concerns", deed.concerns())
        .with("before", value(deed, deed.before()))
        .with("after", value(deed, deed.after()))
        .with("why", text(deed.reason()))
        .with("done", deed.outcome().isDone())
        .with("code", deed.outcome().code())
        .with("request", text(deed.request()))
        .with("erased", entry.erased());
  }

  private static @Nullable Object text(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A setting has its own type here, too. */
  private static @Nullable Object value(AuditDeed deed, String value) {
    boolean setting = deed.operation().equals(Operation.CHOOSE_SETTINGS.word());
    return setting && !value.isEmpty() ? SettingForm.of(deed.object(), value) : text(value);
  }

  /** Whether the log is as it was written. */
  public static Document verified(AuditLog.Verified verified) {
    return Members.of("verified", verified.entries())
        .with("seal", verified.seal().word())
        .with("sound", verified.flaw().isEmpty())
        .with("flaw", verified.flaw().map(AuditDocuments::flaw))
        .document();
  }

  private static Members flaw(AuditLog.Flaw flaw) {
    return Members.of("number", flaw.number()).with("kind", EnumWords.of(flaw.kind()));
  }
}
