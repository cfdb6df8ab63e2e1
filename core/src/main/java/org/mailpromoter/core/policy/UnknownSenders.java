package org.mailpromoter.core.policy;

import java.util.Optional;
import org.mailpromoter.core.party.RecordKind;

/**
 * Whether a record is created for an unknown sender (P-15).
 *
 * @since 0.1
 */
public enum UnknownSenders {
  /** None is made. */
  NO,
  /** A contact is made. */
  CONTACT,
  /** A lead is made. */
  LEAD;

  /** The kind of record that is made, empty when none is. */
  public Optional<RecordKind> kind() {
    return switch (this) {
      case NO -> Optional.empty();
      case CONTACT -> Optional.of(RecordKind.CONTACT);
      case LEAD -> Optional.of(RecordKind.LEAD);
    };
  }
}
