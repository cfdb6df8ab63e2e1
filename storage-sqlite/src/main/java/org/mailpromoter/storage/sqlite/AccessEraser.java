package org.mailpromoter.storage.sqlite;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds an address in accounts, sessions, tokens, requests and the audit log. */
final class AccessEraser {
  private final Handle handle;
  private final String address;
  private final UnaryOperator<String> blotted;

  /**
   * An eraser inside a transaction.
   *
   * @param address in lower case
   * @param blotted replaces the address in a text
   */
  AccessEraser(Handle handle, String address, UnaryOperator<String> blotted) {
    this.handle = handle;
    this.address = address;
    this.blotted = blotted;
  }

  /**
   * Takes away every login under the address.
   *
   * @return how many rows were changed
   */
  long run() {
    return delete("accounts", "id")
        + delete("login_sessions", "holder || ' ' || coalesce(user, '') || ' ' || device")
        + delete("login_tickets", "holder || ' ' || coalesce(user, '')")
        + delete("api_tokens", "holder || ' ' || coalesce(user, '')")
        + delete("requests", "holder || ' ' || key || ' ' || coalesce(body, '')")
        + change("accounts", "name", "blotted(name)")
        + change("accounts", "user", "NULL")
        + change("api_tokens", "label", "blotted(label)")
        + audit();
  }

  private long delete(String table, String where) {
    return handle
        .createUpdate("DELETE FROM " + table + " WHERE instr(lower(" + where + "), :address) > 0")
        .bind("address", address)
        .execute();
  }

  private long change(String table, String column, String value) {
    return handle
        .createUpdate(
            "UPDATE %1$s SET %2$s = %3$s WHERE instr(lower(%2$s), :address) > 0"
                .formatted(table, column, value))
        .bind("address", address)
        .execute();
  }

  private long audit() {
    List<AuditRow> rows =
        handle
            .createQuery(
                "SELECT * FROM audit WHERE instr(lower(who || ' ' || object || ' '"
                    + " || coalesce(concerns, '') || ' ' || before || ' ' || after || ' '"
                    + " || reason), :address) > 0")
            .bind("address", address)
            .map(Rows.of("the audit entry", "number", AuditRow::of))
            .list();
    rows.forEach(this::erase);
    return rows.size();
  }

  private void erase(AuditRow row) {
    AuditSeals seals = row.seals();
    for (int i = 0; i < AuditRow.TEXTS.size(); i++) {
      String text = row.texts().get(i);
      String clean = blotted.apply(text);
      if (!clean.equals(text)) {
        String column = AuditRow.TEXTS.get(i);
        write(row, column, column.equals("concerns") ? null : clean);
        seals = seals.without(i);
      }
    }
    write(row, "seals", seals.bytes());
  }

  private void write(AuditRow row, String column, @Nullable Object value) {
    handle
        .createUpdate("UPDATE audit SET " + column + " = :value WHERE number = :number")
        .bind("value", value)
        .bind("number", row.entry().number())
        .execute();
  }
}
