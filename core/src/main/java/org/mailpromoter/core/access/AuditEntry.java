package org.mailpromoter.core.access;

import java.util.Objects;

/**
 * An entry of the audit log.
 *
 * @param number its place, from 1 without gaps
 * @param deed what was done
 * @param erased whether texts of it were replaced when a person was erased
 * @since 0.1
 */
public record AuditEntry(long number, AuditDeed deed, boolean erased) {
  /** Rejects null. */
  public AuditEntry {
    Objects.requireNonNull(deed, "deed");
  }
}
