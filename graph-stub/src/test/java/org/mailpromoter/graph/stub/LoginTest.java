package org.mailpromoter.graph.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.graph.stub.fault.Refusal;

/** Who gets in, and into what. */
class LoginTest {
  private final GraphServerStub stub = GraphServerStub.start();

  @BeforeEach
  void fill() {
    stub.mailbox("anna").deliver(mail().subject("for Anna").bytes());
    stub.mailbox("bob").deliver(mail().subject("for Bob").bytes());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private static HttpResponse<String> post(URI url, String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private GraphClient with(String token, String user) {
    return new GraphClient(stub, token, user);
  }

  @Test
  void aProgramReadsEveryMailboxWithItsSecret() throws Exception {
    stub.client("app", "s3cret");
    String form = "grant_type=client_credentials&client_id=app&client_secret=s3cret";
    String token =
        GraphClient.first("\"access_token\":\"([^\"]+)\"", post(stub.tokenUrl(), form).body());
    assertThat(with(token, "/users/anna@stub.example").ask("/messages")).contains("for Anna");
    assertThat(with(token, "/users/BOB@stub.example").ask("/messages")).contains("for Bob");
    assertThat(with(token, "/me").get("/messages").statusCode()).isEqualTo(400);
    assertThat(post(stub.tokenUrl(), form.replace("s3cret", "wrong")).statusCode()).isEqualTo(401);
  }

  @Test
  void aPersonReadsOneMailbox() throws Exception {
    GraphClient anna = with(stub.token("anna"), "/me");
    assertThat(anna.ask("/messages")).contains("for Anna").doesNotContain("for Bob");
    assertThat(anna.ask("")).contains("\"mail\":\"anna@stub.example\"");
    assertThat(with(stub.token("anna"), "/users/bob@stub.example").ask("/messages"))
        .contains("ErrorAccessDenied");
  }

  @Test
  void aTokenThatIsWrongOrVoidIsRefused() throws Exception {
    String good = stub.token();
    GraphClient client = with(good, "/users/anna@stub.example");
    assertThat(client.get("/messages").statusCode()).isEqualTo(200);
    stub.revokeTokens();
    HttpResponse<String> refused = client.get("/messages");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("InvalidAuthenticationToken");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void aMailboxThatIsNotThereOrRefusedIsSaidToBe() throws Exception {
    assertThat(with(stub.token(), "/users/nobody@stub.example").ask("/messages"))
        .contains("ErrorInvalidUser");
    assertThat(with(stub.token(), "/users/nobody@stub.example").ask(""))
        .contains("Request_ResourceNotFound");
    GraphClient anna = with(stub.token(), "/users/anna@stub.example");
    stub.mailbox("anna").refuse(Refusal.notEnabled());
    assertThat(anna.ask("/messages")).contains("MailboxNotEnabledForRESTAPI");
    stub.mailbox("anna").accept();
    assertThat(anna.ask("/messages")).contains("for Anna");
  }
}
