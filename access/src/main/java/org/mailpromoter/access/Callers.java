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
import org.mailpromoter.core.store.Storage;
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

  /** The sender of a request; empty without a session or token, or after its end. */
  Optional<Caller> find(Request request, Origin origin, Storage storage, Instant now) {
    Optional<String> bearer = bearer(request);
    if (bearer.isPresent()) {
      return bearer(bearer.get(), storage, now);
    }
    if (proxies.isFromProxy(request)) {
      Optional<String> account = proxies.account(request);
      return account.isPresent()
          ? account.flatMap(name -> proxy(name, storage))
          : cookie(request, origin, storage, now);
    }
    Optional<Caller> logged = cookie(request, origin, storage, now);
    return logged.isPresent() ? logged : socket(request, storage);
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

  private static Optional<Caller> bearer(String sent, Storage storage, Instant now) {
    Optional<ApiTokenText> text = ApiTokenText.parse(sent);
    Optional<ApiToken> token =
        text.flatMap(each -> storage.apiTokenStore().find(each.id()))
            .filter(each -> each.digest().matches(text.get().secret()))
            .filter(each -> each.isUsable(now));
    token.ifPresent(each -> storage.apiTokenStore().used(each, now));
    return token.flatMap(each -> bearer(each, storage));
  }

  private static Optional<Caller> bearer(ApiToken token, Storage storage) {
    Set<Scope> scopes =
        token.scopes().stream()
            .map(Scope::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    Caller.Proof proof = new Caller.Proof.Bearer(token.id());
    return current(token.holder(), storage)
        .map(each -> new Caller(identity(each).within(scopes), each, proof, ""));
  }

  private static Optional<Caller> cookie(
      Request request, Origin origin, Storage storage, Instant now) {
    Optional<Secret> secret = SessionCookie.read(request, origin);
    Optional<LoginSession> session =
        secret.flatMap(each -> storage.sessionStore().find(each.digest(), now));
    session.ifPresent(each -> storage.sessionStore().touch(each, now));
    return session.flatMap(
        each ->
            current(each.holder(), storage)
                .map(
                    holder ->
                        caller(
                            holder,
                            new Caller.Proof.Cookie(each),
                            FormTokens.of(secret.get().reveal()))));
  }

  private static Caller caller(Holder holder, Caller.Proof proof, String formToken) {
    return new Caller(identity(holder), holder, proof, formToken);
  }

  private Optional<Caller> proxy(String name, Storage storage) {
    String forms = FormTokens.of(proxyForms.reveal() + name);
    return account(name, storage).map(each -> caller(each, new Caller.Proof.Proxy(), forms));
  }

  private Optional<Caller> socket(Request request, Storage storage) {
    if (!(request.peer() instanceof Peer.Local local)
        || PASSED_ON.stream().anyMatch(each -> request.header(each).isPresent())) {
      return Optional.empty();
    }
    boolean ours = local.user().equals(ourUser) || local.user().equals(SUPERUSER);
    return (ours
            ? Optional.of(Holder.of(local.user(), Role.ADMINISTRATOR))
            : account(local.user(), storage))
        .map(each -> caller(each, new Caller.Proof.Socket(), ""));
  }

  private static Optional<Holder> account(String name, Storage storage) {
    return AccountId.parse(name).flatMap(each -> account(each, storage));
  }

  private static Optional<Holder> account(AccountId id, Storage storage) {
    return storage.accountStore().find(id).filter(Account::enabled).map(Account::holder);
  }

  /** The holder of an account has the role and user that the account has now. */
  static Optional<Holder> current(Holder holder, Storage storage) {
    return holder.account().isEmpty()
        ? Optional.of(holder)
        : account(holder.account().get(), storage);
  }

  private static Identity identity(Holder holder) {
    Identity identity = Identity.of(holder.name(), holder.role());
    return holder.user().map(identity::as).orElse(identity);
  }
}
