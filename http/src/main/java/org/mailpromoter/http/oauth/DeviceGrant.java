package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A person who entered a code once (RFC 8628); from then on, what was kept of that gets the tokens.
 *
 * @param server where tokens are had
 * @param codes where codes are had
 * @param client the program's id
 * @param scope what it wants
 * @param file where the refresh token is kept
 * @since 0.1
 */
public record DeviceGrant(
    TokenServer server, URI codes, String client, String scope, TokenFile file)
    implements TokenGrant {
  private static final String CODE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration SLOWER = Duration.ofSeconds(5);

  /** Waits between two questions. */
  public interface Wait {
    /** Waits for a while. */
    void hold(Duration time) throws InterruptedException;
  }

  /** A refresh token is good once at some servers: the new one is kept before the old is lost. */
  @Override
  public Granted ask() throws TokenException, IOException, InterruptedException {
    Granted granted =
        server.token(
            Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                client,
                "scope",
                scope,
                "refresh_token",
                file.read()));
    keep(granted);
    return granted;
  }

  /** Asks for a code to enter. */
  public DeviceCode code() throws TokenException, IOException, InterruptedException {
    return server.deviceCode(codes, Map.of("client_id", client, "scope", scope));
  }

  /** Waits until a person has entered the code, and keeps what comes of it. */
  public void await(DeviceCode code, Clock clock, Wait wait)
      throws TokenException, IOException, InterruptedException {
    Instant end = clock.instant().plus(code.lifetime());
    Duration interval = code.interval();
    while (true) {
      wait.hold(interval);
      try {
        keep(granted(code));
        return;
      } catch (TokenException e) {
        boolean open =
            e.kind() == TokenException.Kind.PENDING || e.kind() == TokenException.Kind.SLOWER;
        if (!open || clock.instant().isAfter(end)) {
          throw e;
        }
        interval = e.kind() == TokenException.Kind.SLOWER ? interval.plus(SLOWER) : interval;
      }
    }
  }

  private Granted granted(DeviceCode code)
      throws TokenException, IOException, InterruptedException {
    return server.token(
        Map.of("grant_type", CODE_GRANT, "client_id", client, "device_code", code.secret()));
  }

  private void keep(Granted granted) throws IOException {
    if (granted.refreshToken().isPresent()) {
      file.write(granted.refreshToken().get());
    }
  }
}
