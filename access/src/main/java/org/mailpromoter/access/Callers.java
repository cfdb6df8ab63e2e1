package org.mailpromoter.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenText;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Scope;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;

/** Finds out who sent a request. Immutable. */
final class Callers {
  private static final String BEARER = "bearer ";
  private static final String SUPERUSER = "root";

  /** What a browser or a proxy adds; a program that somebody started on this machine does not. */
  private static final Set<String> PASSED_ON =
      Set.of("sec-fetch-site", "origin", "forwarded", "x-forwarded-for", "via", "cookie");

  private final ProxyTrust proxies;
  private final String ourUser;
  private final Secret proxyForms = Secret.random();

  /**
   * Finds callers.
   *
   * @param ourUser the operating system user of this process
   */
  Callers(ProxyTrust proxies, String ourUser) {
    this.proxies = proxies;
    this.ourUser = ourUser;
  }

  /** Who sent it; empty if nobody is known, or the session or token has ended. */
  Optional<Caller> find(Request request, Origin origin, Stores stores, Instant now) {
    Optional<String> bearer = bearer(request);
    if (bearer.isPresent()) {
      return bearer(bearer.get(), stores, now);
    }
    if (proxies.isFromProxy(request)) {
      Optional<String> account = proxies.account(request);
      return account.isPresent()
          ? account.flatMap(name -> proxy(name, stores))
          : cookie(request, origin, stores, now);
    }
    Optional<Caller> logged = cookie(request, origin, stores, now);
    return logged.isPresent() ? logged : socket(request, stores);
  }

  /** Whether a request has an API token and a session at once. */
  static boolean hasTwoProofs(Request request, Origin origin) {
    return bearer(request).isPresent() && SessionCookie.read(request, origin).isPresent();
  }

  private static Optional<String> bearer(Request request) {
    return request
        .header("authorization")
        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(each -> each.substring(BEARER.length()).strip());
  }

  private static Optional<Caller> bearer(String sent, Stores stores, Instant now) {
    Optional<ApiTokenText> text = ApiTokenText.parse(sent);
    Optional<ApiToken> token =
        text.flatMap(each -> stores.tokens().find(each.id()))
            .filter(each -> each.digest().matches(text.get().secret()))
            .filter(each -> each.isUsable(now));
    token.ifPresent(each -> stores.tokens().used(each, now));
    return token.flatMap(each -> bearer(each, stores));
  }

  private static Optional<Caller> bearer(ApiToken token, Stores stores) {
    Set<Scope> scopes =
        token.scopes().stream()
            .map(Scope::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return identity(token.holder(), stores)
        .map(each -> new Caller(each.within(scopes), new Caller.Proof.Bearer(token.id()), ""));
  }

  private static Optional<Caller> cookie(
      Request request, Origin origin, Stores stores, Instant now) {
    Optional<Secret> secret = SessionCookie.read(request, origin);
    Optional<LoginSession> session =
        secret.flatMap(each -> stores.sessions().find(each.digest(), now));
    session.ifPresent(each -> stores.sessions().touch(each, now));
    return session.flatMap(
        each ->
            identity(each.holder(), stores)
                .map(
                    identity ->
                        new Caller(
                            identity,
                            new Caller.Proof.Cookie(each),
                            FormTokens.of(secret.get().reveal()))));
  }

  private Optional<Caller> proxy(String name, Stores stores) {
    String forms = FormTokens.of(proxyForms.reveal() + name);
    return account(name, stores).map(each -> new Caller(each, new Caller.Proof.Proxy(), forms));
  }

  private Optional<Caller> socket(Request request, Stores stores) {
    if (!(request.peer() instanceof Peer.Local local)
        || PASSED_ON.stream().anyMatch(each -> request.header(each).isPresent())) {
      return Optional.empty();
    }
    boolean ours = local.user().equals(ourUser) || local.user().equals(SUPERUSER);
    return (ours
            ? Optional.of(Identity.of(local.user(), Role.ADMINISTRATOR))
            : account(local.user(), stores))
        .map(each -> new Caller(each, new Caller.Proof.Socket(), ""));
  }

  private static Optional<Identity> account(String name, Stores stores) {
    return AccountId.parse(name)
        .flatMap(stores.accounts()::find)
        .map(Account::holder)
        .flatMap(each -> identity(each, stores));
  }

  /** The holder of an account has the role and user that the account has now. */
  static Optional<Identity> identity(Holder holder, Stores stores) {
    if (holder.account().isEmpty()) {
      return Optional.of(identity(holder));
    }
    return stores
        .accounts()
        .find(holder.account().get())
        .filter(Account::enabled)
        .map(each -> identity(each.holder()));
  }

  private static Identity identity(Holder holder) {
    Identity identity = Identity.of(holder.name(), holder.role());
    return holder.user().map(identity::as).orElse(identity);
  }
}
