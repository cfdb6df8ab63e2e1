package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The device authorization grant: a person enters a code once (RFC 8628); afterwards the stored
 * refresh token gets the access tokens.
 *
 * @param server the token server
 * @param codes the endpoint for device codes
 * @param client the client id
 * @param scope the requested scope
 * @param file stores the refresh token
 * @since 0.1
 */
public record DeviceGrant(
    TokenServer server, URI codes, String client, String scope, TokenFile file)
    implements TokenGrant {
  private static final String CODE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration SLOWER = Duration.ofSeconds(5);

  /** Waits between two polls. */
  public interface Wait {
    /** Waits for a while. */
    void hold(Duration time) throws InterruptedException;
  }

  /** Some servers accept a refresh token only once, so the new one is stored immediately. */
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

  /** Requests a device code. */
  public DeviceCode code() throws TokenException, IOException, InterruptedException {
    return server.deviceCode(codes, Map.of("client_id", client, "scope", scope));
  }

  /** Waits until a person has entered the code, and stores the refresh token. */
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
