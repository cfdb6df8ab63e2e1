package org.mailpromoter.documents;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.change.ApiTokens;

/**
 * Documents about accounts, sessions and API tokens. None of them holds a secret, except that of a
 * token when it is made.
 *
 * @since 0.1
 */
public final class AccessDocuments {
  private AccessDocuments() {}

  /** The accounts. */
  public static Document accounts(List<AccountList.Row> rows) {
    return Members.of("accounts", rows.stream().map(AccessDocuments::row).toList()).document();
  }

  private static Members row(AccountList.Row row) {
    return members(row.account()).with("has_password", row.hasPassword());
  }

  /** An account that was added or changed. */
  public static Document account(Account account) {
    return members(account).document();
  }

  private static Members members(Account account) {
    return Members.of("id", account.id().name())
        .with("name", account.name())
        .with("role", EnumWords.of(account.role()))
        .with("user", account.user())
        .with("enabled", account.enabled())
        .with("created_at", account.created())
        .with("version", String.valueOf(account.version()));
  }

  /** An account that was removed. */
  public static Document removed(AccountId id) {
    return Members.of("id", id.name()).with("removed", true).document();
  }

  /** An account whose password was set. */
  public static Document passwordSet(AccountId id) {
    return Members.of("id", id.name()).with("has_password", true).document();
  }

  /** The API tokens. */
  public static Document tokens(List<ApiToken> tokens, Instant now) {
    return Members.of("api_tokens", tokens.stream().map(each -> members(each, now)).toList())
        .document();
  }

  private static Members members(ApiToken token, Instant now) {
    return Members.of("id", token.id().text())
        .with("label", token.label())
        .and(holder(token.holder()))
        .with("scopes", token.scopes().stream().sorted().toList())
        .with("created_at", token.created())
        .with("expires_at", token.expires())
        .with("used_at", token.used())
        .with("revoked_at", token.revoked())
        .with("usable", token.isUsable(now));
  }

  private static Members holder(Holder holder) {
    return Members.of("holder", holder.name())
        .with("role", EnumWords.of(holder.role()))
        .with("user", holder.user())
        .with("has_account", holder.account().isPresent());
  }

  /** A token that was made; the only document that shows it. */
  public static Document made(ApiTokens.Made made) {
    return members(made.token(), made.token().created())
        .with("token", made.text().reveal())
        .document();
  }

  /** A token that was revoked. */
  public static Document revoked(ApiTokenId id) {
    return Members.of("id", id.text()).with("revoked", true).document();
  }

  /** The sessions of those who are logged in. */
  public static Document sessions(List<LoginSession> sessions) {
    return Members.of("sessions", sessions.stream().map(AccessDocuments::members).toList())
        .document();
  }

  private static Members members(LoginSession session) {
    return Members.of("id", session.id())
        .and(holder(session.holder()))
        .with("login", EnumWords.of(session.way()))
        .with("created_at", session.created())
        .with("seen_at", session.seen())
        .with("authenticated_at", session.authenticated())
        .with("ends_at", session.ends())
        .with("device", session.device())
        .with("address", session.address());
  }

  /** Sessions that were ended. */
  public static Document ended(int sessions) {
    return Members.of("ended", sessions).document();
  }
}
