package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slips in a configuration are refused with a sentence, before anything is sent. */
class EwsConfigurationTest {
  private static final Map<String, String> LOGIN = Map.of("username", "anna", "password", "secret");
  private static final Map<String, String> PROFILE =
      Map.of("url", "https://mail.contoso.example/EWS/Exchange.asmx");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://mail.contoso.example/EWS | tls | with security tls the address begins with https://
          https://mail.contoso.example/EWS | insecure-plain | begins with http://
          https://anna:pw@mail.contoso.example/EWS | tls | without a user in it
          mail.contoso.example | tls | expected an address such as
          https://mail contoso | tls | is not an address of a web service
          """)
  void anAddressOfNoUseIsRefused(String url, String security, String expected) {
    assertThatThrownBy(() -> Ews.source(Map.of("url", url, "security", security), LOGIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected)
        .hasMessageNotContaining("pw");
  }

  @Test
  void aLoginWithoutItsPartsIsRefused() {
    assertThatThrownBy(() -> Ews.source(PROFILE, Map.of("username", "anna")))
        .hasMessageContaining("the mailbox test needs a password");
    assertThatThrownBy(() -> Ews.source(PROFILE, Map.of("password", "secret")))
        .hasMessageContaining("the mailbox test needs a username");
    Map<String, String> token =
        Map.of("url", "https://x.example/EWS", "authentication", "oauth2-token");
    assertThatThrownBy(() -> Ews.source(token, LOGIN))
        .hasMessageContaining("the mailbox test needs a token");
    assertThatCode(() -> Ews.source(token, Map.of("token", "t"))).doesNotThrowAnyException();
  }

  @Test
  void impersonatingNobodyIsRefused() {
    Map<String, String> login =
        Map.of("username", "anna", "password", "secret", "impersonate", "yes");
    assertThatThrownBy(() -> Ews.source(PROFILE, login))
        .hasMessageContaining("needs a mailbox address to impersonate");
  }
}
