package org.mailpromoter.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.AccountStore;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.ApiTokenStore;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginTicket;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.access.SessionStore;
import org.mailpromoter.core.access.TicketStore;

/** Who may log in, in memory. */
final class MemoryStores {
  final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
  final Map<Secret.Digest, LoginSession> sessions = new ConcurrentHashMap<>();
  private final Map<Secret.Digest, LoginTicket> tickets = new ConcurrentHashMap<>();
  private final Map<ApiTokenId, ApiToken> tokens = new ConcurrentHashMap<>();

  Stores all() {
    return new Stores(new Accounts(), new Sessions(), new Tickets(), new Tokens());
  }

  private final class Accounts implements AccountStore {
    @Override
    public List<Account> list() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Account> find(AccountId id) {
      return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public Written put(Account account, boolean keepAdministrator) {
      accounts.put(account.id(), account);
      return Written.DONE;
    }

    @Override
    public Written remove(Account account, boolean keepAdministrator) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> password(AccountId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean setPassword(AccountId id, String hash) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Sessions implements SessionStore {
    @Override
    public void begin(LoginSession session) {
      sessions.put(session.digest(), session);
    }

    @Override
    public Optional<LoginSession> find(Secret.Digest digest, Instant now) {
      return Optional.ofNullable(sessions.get(digest)).filter(each -> each.isAlive(now));
    }

    @Override
    public void touch(LoginSession session, Instant now) {
      sessions.computeIfPresent(
          session.digest(),
          (digest, old) ->
              new LoginSession(
                  digest,
                  old.holder(),
                  old.way(),
                  old.created(),
                  now,
                  old.authenticated(),
                  old.device(),
                  old.address()));
    }

    @Override
    public boolean end(Secret.Digest digest) {
      return sessions.remove(digest) != null;
    }

    @Override
    public boolean authenticated(Secret.Digest digest, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int endAll(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<LoginSession> list(Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<LoginSession> list(String name, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int deleteEnded(Instant now) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Tickets implements TicketStore {
    @Override
    public void put(LoginTicket ticket) {
      tickets.put(ticket.digest(), ticket);
    }

    @Override
    public Optional<LoginTicket> use(Secret.Digest digest, Instant now) {
      return Optional.ofNullable(tickets.remove(digest))
          .filter(each -> now.isBefore(each.expires()));
    }

    @Override
    public int deleteExpired(Instant now) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Tokens implements ApiTokenStore {
    @Override
    public boolean add(ApiToken token) {
      return tokens.putIfAbsent(token.id(), token) == null;
    }

    @Override
    public Optional<ApiToken> find(ApiTokenId id) {
      return Optional.ofNullable(tokens.get(id));
    }

    @Override
    public void used(ApiToken token, Instant now) {}

    // the gate asks for nothing of the rest

    @Override
    public boolean revoke(ApiTokenId id, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ApiToken> list(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int deleteEndedBefore(Instant time) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ApiToken> list() {
      throw new UnsupportedOperationException();
    }
  }
}
