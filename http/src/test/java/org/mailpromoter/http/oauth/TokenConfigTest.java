package org.mailpromoter.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.KeyException;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.spi.net.ServerWords;

/** Slips in a configuration are refused with a sentence, before anything is read or sent. */
class TokenConfigTest {
  private static final String URL = "https://login.example/token";

  private static void make(
      TokenMethod method, Map<String, String> server, Map<String, String> login) {
    TokenConfig config =
        new TokenConfig(
            "the mailbox anna",
            Config.of(OAuthKeys.OF_SERVER, server),
            Config.of(OAuthKeys.OF_LOGIN, login),
            Security.TLS,
            Duration.ofSeconds(1),
            new ServerWords());
    assertThat(AccessTokens.of(method, config, Clock.systemUTC())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          client-id=a scope=s client-secret=x                   | token-url: is needed to log in
          token-url=U scope=s client-secret=x                   | client-id: is needed to log in
          token-url=U client-id=a client-secret=x               | scope: is needed to log in
          token-url=U client-id=a scope=s                       | client-secret: a program needs it, or a client-certificate
          token-url=U client-id=a scope=s client-key=k          | client-key: needs a client-certificate
          token-url=U client-id=a scope=s client-secret=x client-certificate=c | exclude each other
          token-url=http://login.example/token client-id=a scope=s client-secret=x | begins with https://
          token-url=https://u:p@login.example/ client-id=a scope=s client-secret=x | without a user in it
          token-url=%% client-id=a scope=s client-secret=x      | is not an address
          """)
  void aProgramWithoutItsPartsIsRefused(String given, String expected) {
    Map<String, String> server = new HashMap<>();
    for (String each : given.replace("=U", "=" + URL).split(" ", -1)) {
      int equal = each.indexOf('=');
      server.put(each.substring(0, equal), each.substring(equal + 1));
    }
    assertThatThrownBy(() -> make(TokenMethod.CLIENT, server, Map.of()))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining(expected)
        .hasMessageNotContaining("u:p");
  }

  @ParameterizedTest
  @EnumSource(
      value = TokenMethod.class,
      names = {"DEVICE", "REFRESH"})
  void aPersonNeedsAFile(TokenMethod method) {
    Map<String, String> server =
        Map.of(
            "token-url", URL, "device-code-url", URL, "client-id", "a", "scope", "offline_access");
    assertThatThrownBy(() -> make(method, server, Map.of()))
        .hasMessage("the mailbox anna needs a token-file to log in");
    make(method, server, Map.of("token-file", "anna.token"));
  }

  @Test
  void aFixedTokenNeedsNothingElse() {
    assertThatThrownBy(() -> make(TokenMethod.FIXED, Map.of(), Map.of()))
        .hasMessage("the mailbox anna needs a token to log in");
    make(TokenMethod.FIXED, Map.of(), Map.of("token", "t"));
  }
}
