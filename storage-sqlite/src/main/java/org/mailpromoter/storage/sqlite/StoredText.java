package org.mailpromoter.storage.sqlite;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.party.RecordId;

/** How words are written into columns. */
final class StoredText {
  private StoredText() {}

  /** Text from mail without NUL, which ends a text in SQLite. */
  static String clean(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  static @Nullable String ofRecord(Optional<RecordId> id) {
    return id.map(RecordId::toString).orElse(null);
  }

  static Optional<RecordId> record(@Nullable String stored) {
    return stored == null ? Optional.empty() : RecordId.parse(stored);
  }
}
