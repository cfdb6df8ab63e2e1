package org.mailpromoter.core.party;

import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of record that can own an address, in the order of sender resolution (P-12).
 *
 * @since 0.1
 */
public enum RecordKind {
  /** A person who works with the system (systemuser). */
  USER("user"),
  /** A person at a customer. */
  CONTACT("contact"),
  /** A customer organisation. */
  ACCOUNT("account"),
  /** A possible customer. */
  LEAD("lead"),
  /** A bookable facility or piece of equipment. */
  EQUIPMENT("equipment"),
  /** A team of users. */
  TEAM("team"),
  /** A business unit. */
  BUSINESS_UNIT("business-unit"),
  /** A named work list with an address of its own. */
  QUEUE("queue"),
  /** A record of any other table with an e-mail column. */
  CUSTOM("custom");

  private final String word;

  RecordKind(String word) {
    this.word = word;
  }

  /** The word that people write and read. */
  public String word() {
    return word;
  }

  /** The kind that a word names, in any case. */
  public static Optional<RecordKind> of(String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT);
    for (RecordKind kind : values()) {
      if (kind.word.equals(wanted)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Whether track option 2 takes senders of this kind (semantics 2.1). */
  public boolean isLeadContactOrAccount() {
    return this == LEAD || this == CONTACT || this == ACCOUNT;
  }
}
