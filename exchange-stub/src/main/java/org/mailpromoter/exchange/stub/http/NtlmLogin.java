package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailpromoter.exchange.stub.store.Account;
import org.mailpromoter.exchange.stub.store.Store;

/**
 * NTLM over HTTP (MS-NTHT): three messages on one connection, which is logged in from then on.
 * NTLMv1 is refused, as domains do that were set up in this century. Thread-safe.
 */
public final class NtlmLogin implements Login {
  private static final String SCHEME = "NTLM";
  private static final int NEGOTIATE = 1;

  private final Store store;
  private final Clock clock;
  private final Optional<byte[]> channel;
  private final int shortest;
  private final Map<InetSocketAddress, NtlmChallenge> challenged = new ConcurrentHashMap<>();
  private final Map<InetSocketAddress, Account> loggedIn = new ConcurrentHashMap<>();

  /**
   * Knows the accounts of a store.
   *
   * @param channel what an answer must be bound to (Extended Protection); empty for nothing
   * @param shortest how many bytes the first message of a client must have
   */
  public NtlmLogin(Store store, Clock clock, Optional<byte[]> channel, int shortest) {
    this.shortest = shortest;
    this.store = store;
    this.clock = clock;
    this.channel = channel;
  }

  @Override
  public void challenge(HttpExchange exchange) {
    exchange.getResponseHeaders().add("WWW-Authenticate", SCHEME);
  }

  @Override
  public Optional<Account> account(HttpExchange exchange) {
    InetSocketAddress connection = exchange.getRemoteAddress();
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null) {
      return Optional.ofNullable(loggedIn.get(connection));
    }
    loggedIn.remove(connection);
    return header.startsWith(SCHEME + " ")
        ? NtlmMessage.of(header.substring(SCHEME.length() + 1))
            .flatMap(message -> step(exchange, connection, message))
        : Optional.empty();
  }

  private Optional<Account> step(
      HttpExchange exchange, InetSocketAddress connection, NtlmMessage message) {
    if (message.type() == NEGOTIATE && message.bytes().length < shortest) {
      return Optional.empty();
    }
    if (message.type() == NEGOTIATE) {
      NtlmChallenge challenge = NtlmChallenge.to(message, clock.instant());
      challenged.put(connection, challenge);
      String token = Base64.getEncoder().encodeToString(challenge.message());
      exchange.getResponseHeaders().set("WWW-Authenticate", SCHEME + " " + token);
      return Optional.empty();
    }
    Optional<Account> account =
        Optional.ofNullable(challenged.remove(connection))
            .flatMap(challenge -> verified(challenge, message));
    account.ifPresent(each -> loggedIn.put(connection, each));
    return account;
  }

  private Optional<Account> verified(NtlmChallenge challenge, NtlmMessage message) {
    try {
      NtlmAuthenticate answer = new NtlmAuthenticate(message);
      return store
          .account(answer.user())
          .filter(each -> answer.proves(challenge, each.password(), channel));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
