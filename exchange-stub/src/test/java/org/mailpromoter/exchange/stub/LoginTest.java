package org.mailpromoter.exchange.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ways to log in, NTLM with the client that comes with the JDK. */
class LoginTest {
  private static final String REQUEST =
      """
      <m:GetFolder>
        <m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>
        <m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds>
      </m:GetFolder>
      """;

  private static HttpURLConnection connection(ExchangeServerStub stub) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) stub.url().toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "text/xml; charset=utf-8");
    return connection;
  }

  private static EwsClient.Answer ask(HttpURLConnection connection) throws IOException {
    connection.getOutputStream().write(EwsClient.envelope("", REQUEST));
    return EwsClient.answer(connection);
  }

  private static int ntlm(ExchangeServerStub stub, String user, String password)
      throws IOException {
    HttpURLConnection connection = connection(stub);
    connection.setAuthenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user, password.toCharArray());
          }
        });
    return ask(connection).status();
  }

  @Test
  void theNtlmClientOfTheJdkLogsIn() throws Exception {
    ExchangeSettings settings = ExchangeSettings.plain().offering(ExchangeSettings.Scheme.NTLM);
    try (ExchangeServerStub stub = ExchangeServerStub.start(settings)) {
      stub.mailbox("anna").password("Grün & Geheim");
      assertThat(ntlm(stub, "STUB\\anna", "Grün & Geheim")).isEqualTo(200);
      assertThat(ntlm(stub, "STUB\\nobody", "Grün & Geheim")).isEqualTo(401);
    }
  }

  @Test
  void theNtlmClientOfTheJdkIsRefusedWithAWrongPassword() throws Exception {
    ExchangeSettings settings = ExchangeSettings.plain().offering(ExchangeSettings.Scheme.NTLM);
    try (ExchangeServerStub stub = ExchangeServerStub.start(settings)) {
      stub.mailbox("anna");
      assertThat(ntlm(stub, "anna", "wrong")).isEqualTo(401);
    }
  }

  private static String post(URI url, String form) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setDoOutput(true);
    connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
    return EwsClient.answer(connection).body();
  }

  private static int bearer(ExchangeServerStub stub, String token) throws IOException {
    HttpURLConnection connection = connection(stub);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    return ask(connection).status();
  }

  private static String field(String name, String json) {
    return EwsClient.first("\"" + name + "\":\"([^\"]+)\"", json);
  }

  @Test
  void aTokenIsGoodUntilItExpires() throws Exception {
    ExchangeSettings settings = ExchangeSettings.plain().offering(ExchangeSettings.Scheme.BEARER);
    try (ExchangeServerStub stub = ExchangeServerStub.start(settings)) {
      stub.mailbox("anna");
      stub.publicClient("app");
      String code = field("device_code", post(stub.deviceCodeUrl(), "client_id=app"));
      String grant = "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=" + code;
      assertThat(post(stub.tokenUrl(), grant)).contains("authorization_pending");
      stub.approveDevice("anna");
      String granted = post(stub.tokenUrl(), grant);
      assertThat(bearer(stub, field("access_token", granted))).isEqualTo(200);
      stub.revokeTokens();
      assertThat(bearer(stub, field("access_token", granted))).isEqualTo(401);
      stub.tokenLifetime(Duration.ZERO);
      String refresh = "grant_type=refresh_token&refresh_token=" + field("refresh_token", granted);
      String refreshed = post(stub.tokenUrl(), refresh);
      assertThat(bearer(stub, field("access_token", refreshed))).isEqualTo(401);
      assertThat(post(stub.tokenUrl(), refresh)).contains("invalid_grant");
    }
  }
}
