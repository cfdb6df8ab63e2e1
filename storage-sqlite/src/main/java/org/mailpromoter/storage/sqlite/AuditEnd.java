package org.mailpromoter.storage.sqlite;

import java.util.HexFormat;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.access.AuditSeal;

/** The last entry of the audit log as it is kept a second time (AU-3). */
record AuditEnd(long number, String hash) {
  private static final HexFormat HEX = HexFormat.of();

  /** Before the first entry. */
  static final AuditEnd NONE = new AuditEnd(0, AuditSeal.NONE.hash());

  static AuditEnd read(Handle handle) {
    return handle
        .createQuery("SELECT number, hash FROM audit_end")
        .map((row, context) -> new AuditEnd(row.getLong(1), HEX.formatHex(row.getBytes(2))))
        .findOne()
        .orElse(NONE);
  }

  void write(Handle handle) {
    handle.execute("INSERT OR REPLACE INTO audit_end VALUES (1, ?, ?)", number, HEX.parseHex(hash));
  }

  AuditSeal seal() {
    return new AuditSeal(number, hash);
  }
}
