package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;

/** Whose a session, a ticket or a token is, in columns. */
final class HolderRow {
  /** The columns, and below the parameters for them. */
  static final String COLUMNS = "holder, role, user, account";

  static final String PARAMETERS = ":holder, :role, :user, :account";

  private HolderRow() {}

  static Update bind(Update update, Holder holder) {
    return update
        .bind("holder", StoredText.clean(holder.name()))
        .bind("role", holder.role().name())
        .bind("user", StoredText.ofRecord(holder.user()))
        .bind("account", holder.account().map(AccountId::name).orElse(null));
  }

  static Holder holder(ResultSet row) throws SQLException {
    return new Holder(
        row.getString("holder"),
        Role.valueOf(row.getString("role")),
        StoredText.record(row.getString("user")),
        Optional.ofNullable(row.getString("account")).map(AccountId::new));
  }
}
