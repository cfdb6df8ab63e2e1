package org.mailpromoter.access;

import java.util.Objects;
import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.ApiTokenStore;
import org.mailpromoter.core.access.SessionStore;
import org.mailpromoter.core.access.TicketStore;

/**
 * Where the storage keeps who may log in and who is.
 *
 * @param accounts accounts
 * @param sessions sessions
 * @param tickets login tickets
 * @param tokens API tokens
 */
public record Stores(
    AccountStore accounts, SessionStore sessions, TicketStore tickets, ApiTokenStore tokens) {
  /** Rejects nulls. */
  public Stores {
    Objects.requireNonNull(accounts, "accounts");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(tickets, "tickets");
    Objects.requireNonNull(tokens, "tokens");
  }
}
