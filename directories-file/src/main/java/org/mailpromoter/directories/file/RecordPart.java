package org.mailpromoter.directories.file;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a column of a file gives of a record. */
public enum RecordPart {
  /** Its kind; one column. */
  KIND,
  /** Its id in the CRM; one column. */
  ID,
  /** Its name, or a part of it; several columns make one name. */
  NAME,
  /** An address, or several with semicolons between; columns of addresses add up. */
  ADDRESS,
  /** Whose it is; one column. */
  OWNER,
  /** Whether it is in use; one column. */
  ACTIVE;

  /** The word that people write and read. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part that a word names. */
  public static Optional<RecordPart> of(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Whether several columns may give it. */
  boolean isRepeatable() {
    return this == NAME || this == ADDRESS;
  }
}
