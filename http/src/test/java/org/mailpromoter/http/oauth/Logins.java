package org.mailpromoter.http.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;

/** Logins of tests, from values as they stand in a configuration. */
final class Logins {
  private Logins() {}

  static TokenConfig config(Map<String, String> server, Map<String, String> login) {
    return new TokenConfig(
        "the mailbox anna",
        Config.of(OAuthKeys.OF_SERVER, server),
        Config.of(OAuthKeys.OF_LOGIN, login),
        Security.INSECURE_PLAIN,
        Duration.ofSeconds(20),
        new ServerWords());
  }

  /** A login at a scripted server. */
  static AccessTokens at(
      ScriptedTokenServer server,
      TokenMethod method,
      Map<String, String> more,
      Map<String, String> login,
      Clock clock) {
    Map<String, String> all = new HashMap<>();
    all.put("token-url", server.url("/token").toString());
    all.put("client-id", "app");
    all.put("scope", "mail offline_access");
    all.putAll(more);
    return AccessTokens.of(method, config(all, login), clock);
  }
}
