package org.mailpromoter.http.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The device authorization grant: a person enters a code once (RFC 8628), and a refresh token is
 * stored.
 *
 * @param server the token server
 * @param codes the endpoint for device codes
 * @param client this program
 * @param scope the requested scope
 * @param file stores the refresh token
 */
record DeviceGrant(TokenServer server, URI codes, Client client, String scope, TokenFile file) {
  private static final String CODE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration SLOWER = Duration.ofSeconds(5);

  /** Requests a device code. */
  DeviceCode code() throws TokenException, IOException, InterruptedException {
    return server.deviceCode(codes, client, Map.of("scope", scope));
  }

  /** Waits until a person has entered the code, and stores the refresh token. */
  void await(DeviceCode code, Clock clock, Wait wait)
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
    return server.token(client, Map.of("grant_type", CODE_GRANT, "device_code", code.secret()));
  }

  private void keep(Granted granted) throws IOException, InterruptedException {
    if (granted.refresh().isEmpty()) {
      throw new IOException(
          "the server sent no refresh token, without which the login would end with the first"
              + " access token; the scope may lack offline_access");
    }
    try (TokenFile.Hold hold = file.hold();
        TokenFile.Draft draft = hold.draft()) {
      draft.keep(granted.refresh());
    }
  }
}
