package org.mailpromoter.storage.sqlite;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.party.RecordId;

/** How words are written into columns. */
final class StoredText {
  /** The replacement of a deleted Message-ID. */
  static final String FORGOTTEN = MessageIdentity.FORGOTTEN;

  private StoredText() {}

  /** Text from mail without NUL, which ends a text in SQLite. */
  static String clean(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  static @Nullable String ofRecord(Optional<RecordId> id) {
    return id.map(RecordId::toString).orElse(null);
  }

  static Optional<RecordId> record(@Nullable String stored) {
    return Optional.ofNullable(stored)
        .map(
            id ->
                RecordId.parse(id)
                    .orElseThrow(
                        () -> new IllegalArgumentException("'" + id + "' names no record")));
  }

  /** Remarks by name, separated by spaces. */
  static String ofFlaws(Set<Flaw> flaws) {
    return flaws.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
  }

  /** The remarks that were written so. */
  static Set<Flaw> flaws(String names) {
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    Stream.of(names.split(" "))
        .filter(name -> !name.isEmpty())
        .forEach(name -> flaws.add(Flaw.valueOf(name)));
    return flaws;
  }
}
