package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.spi.net.ServerWords;

/**
 * The access tokens of one login, whatever server they are for. A token is renewed before it
 * expires, and once when a server refuses it. What is sent to the token server goes nowhere else,
 * and no token or secret is in a message. Thread-safe: the sessions of a login share its tokens.
 *
 * <pre>{@code
 * AccessTokens tokens =
 *     AccessTokens.of(
 *         TokenMethod.CLIENT,
 *         new TokenConfig("the mailbox anna", server, login, security, patience, words),
 *         clock);
 * try {
 *   request.header("Authorization", "Bearer " + tokens.current());
 * } catch (NoTokenException e) {
 *   throw e.of("anna", GraphError.class);
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class AccessTokens {
  private final Source source;
  private final Optional<DeviceLogin> device;
  private final ServerWords words;

  private AccessTokens(Source source, Optional<DeviceLogin> device, ServerWords words) {
    this.source = source;
    this.device = device;
    this.words = words;
  }

  /** Where tokens come from. */
  interface Source {
    /** A token that is valid for a while. */
    String current() throws NoTokenException, InterruptedException;

    /** A token instead of one that was refused; the same if there is no other. */
    String insteadOf(String refused) throws NoTokenException, InterruptedException;
  }

  /**
   * The tokens that a configuration describes. Nothing is read or sent yet.
   *
   * @param clock decides when tokens expire
   * @throws IllegalArgumentException with a sentence for people if a key is missing or wrong
   */
  public static AccessTokens of(TokenMethod method, TokenConfig config, Clock clock) {
    Objects.requireNonNull(clock, "clock");
    return switch (method) {
      case CLIENT -> ofClient(config, clock);
      case REFRESH -> ofRefreshToken(config, clock);
      case DEVICE -> ofDevice(config, clock);
      case FIXED ->
          new AccessTokens(new FixedToken(config.token()), Optional.empty(), config.words());
    };
  }

  private static AccessTokens ofClient(TokenConfig config, Clock clock) {
    config.need(OAuthKeys.SCOPE);
    TokenServer server = server(config, clock);
    TokenGrant grant = new ClientCredentials(server, config.provenClient(), config.scope());
    return renewed(grant, failures(TokenMethod.CLIENT, config, server), config, clock);
  }

  private static AccessTokens ofRefreshToken(TokenConfig config, Clock clock) {
    TokenServer server = server(config, clock);
    TokenGrant grant =
        new RefreshGrant(server, config.client(), config.scope(), config.tokenFile());
    return renewed(grant, failures(TokenMethod.REFRESH, config, server), config, clock);
  }

  private static AccessTokens renewed(
      TokenGrant grant, TokenFailures failures, TokenConfig config, Clock clock) {
    Source source = new RenewedTokens(new TokenCache(grant, clock), failures);
    return new AccessTokens(source, Optional.empty(), config.words());
  }

  private static AccessTokens ofDevice(TokenConfig config, Clock clock) {
    TokenServer server = server(config, clock);
    URI codes = config.address(OAuthKeys.DEVICE_CODE_URL);
    String scope = config.need(OAuthKeys.SCOPE);
    Client client = config.client();
    TokenFile file = config.tokenFile();
    TokenCache cache = new TokenCache(new RefreshGrant(server, client, scope, file), clock);
    TokenFailures failures = failures(TokenMethod.DEVICE, config, server);
    DeviceGrant grant = new DeviceGrant(server, codes, client, scope, file);
    return new AccessTokens(
        new RenewedTokens(cache, failures),
        Optional.of(new DeviceLogin(grant, cache, failures, clock)),
        config.words());
  }

  private static TokenServer server(TokenConfig config, Clock clock) {
    return new TokenServer(
        config.address(OAuthKeys.TOKEN_URL),
        config.trust(),
        config.patience(),
        config.words(),
        clock);
  }

  private static TokenFailures failures(
      TokenMethod method, TokenConfig config, TokenServer server) {
    return new TokenFailures(method, server.address(), config.words());
  }

  /**
   * A token that is valid for a while.
   *
   * @throws NoTokenException if there is none
   * @throws InterruptedException if the thread was interrupted
   */
  public String current() throws NoTokenException, InterruptedException {
    return hidden(source.current());
  }

  /**
   * Another token than one that a server refused before its time.
   *
   * @return empty if there is no other: the login is refused
   * @throws NoTokenException if the next one cannot be had
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<String> insteadOf(String refused) throws NoTokenException, InterruptedException {
    String next = hidden(source.insteadOf(refused));
    return next.equals(refused) ? Optional.empty() : Optional.of(next);
  }

  private String hidden(String token) {
    words.hideRecent(token);
    return token;
  }

  /**
   * How a person logs in to a mailbox, where that is needed.
   *
   * @param waits gives what waits for the person; closing it may end the wait
   * @param failure the failure of the mailbox, for example {@code e -> e.of("anna",
   *     GraphError.class)}
   */
  public Optional<SignIn> signIn(
      Supplier<? extends Wait> waits, Function<NoTokenException, MailAccessException> failure) {
    return device.map(
        login ->
            tell -> {
              try {
                login.run(tell, waits.get());
              } catch (NoTokenException e) {
                throw failure.apply(e);
              }
            });
  }

  /** Tokens that a grant gives. */
  private record RenewedTokens(TokenCache cache, TokenFailures failures) implements Source {
    /** A way to a token. */
    private interface Way {
      String token() throws TokenException, IOException, InterruptedException;
    }

    @Override
    public String current() throws NoTokenException, InterruptedException {
      return token(cache::current);
    }

    @Override
    public String insteadOf(String refused) throws NoTokenException, InterruptedException {
      return token(() -> cache.insteadOf(refused));
    }

    private String token(Way way) throws NoTokenException, InterruptedException {
      try {
        return way.token();
      } catch (TokenException e) {
        throw failures.refused(e);
      } catch (IOException e) {
        throw failures.unreachable(e);
      }
    }
  }
}
