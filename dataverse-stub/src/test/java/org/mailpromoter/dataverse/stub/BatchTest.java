package org.mailpromoter.dataverse.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches are run in order, and change sets completely or not at all. */
class BatchTest {
  private static final UUID ID = UUID.fromString("11111111-1111-5111-8111-111111111111");

  private final DataverseServerStub stub = DataverseServerStub.start();
  private final WebApiClient client = new WebApiClient(stub);

  @AfterEach
  void stop() {
    stub.close();
  }

  private static String part(String contentId, String request, String body) {
    return """
    Content-Type: application/http
    Content-Transfer-Encoding: binary
    Content-ID: %s

    %s HTTP/1.1
    Content-Type: application/json

    %s
    """
        .formatted(contentId, request, body);
  }

  private static String multipart(String boundary, String... parts) {
    StringBuilder body = new StringBuilder();
    for (String each : parts) {
      body.append("--").append(boundary).append('\n').append(each);
    }
    return (body + "--" + boundary + "--\n").replace("\n", "\r\n").replace("\r\r", "\r");
  }

  private static String changes(String... parts) {
    return "Content-Type: multipart/mixed; boundary=set\n\n" + multipart("set", parts);
  }

  private WebApiClient.Answer send(String prefer, String... parts)
      throws IOException, InterruptedException {
    return client.post(
        "$batch",
        multipart("all", parts),
        "Content-Type",
        "multipart/mixed; boundary=all",
        "Prefer",
        prefer);
  }

  @Test
  void aChangeSetRefersToWhatItMadeBefore() throws Exception {
    WebApiClient.Answer answer =
        send(
            "x",
            changes(
                part("1", "POST /api/data/v9.2/emails", "{\"activityid\": \"" + ID + "\"}"),
                part("2", "PATCH $1", "{\"statecode\": 1, \"statuscode\": 4}")),
            part("3", "GET emails?$select=statecode", ""));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("multipart/mixed; boundary=changesetresponse", "HTTP/1.1 204")
        .contains("Content-ID: 2", "\"statecode\":1");
    assertThat(stub.requests())
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.operation()).isEqualTo("POST $batch");
              assertThat(seen.parts()).containsExactly("POST emails", "PATCH emails", "GET emails");
            });
  }

  @Test
  void aChangeSetThatFailsLeavesNothing() throws Exception {
    WebApiClient.Answer answer =
        send(
            "x",
            changes(
                part("1", "POST emails", "{\"subject\": \"a\"}"),
                part("2", "POST contacts", "{\"nosuch\": 1}")),
            part("3", "POST contacts", "{\"lastname\": \"a\"}"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(stub.rows("email")).isEmpty();
    assertThat(stub.rows("contact")).as("the first error ends the batch").isEmpty();
  }

  @Test
  void aClientMayPreferToContinue() throws Exception {
    WebApiClient.Answer answer =
        send(
            "odata.continue-on-error",
            changes(part("1", "GET contacts", "")),
            part("2", "POST contacts", "{\"lastname\": \"a\"}"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("must not contain a query", "HTTP/1.1 204");
    assertThat(stub.rows("contact")).hasSize(1);
  }

  @Test
  void itHasAtMostAThousandRequests() throws Exception {
    String[] parts = new String[1_001];
    java.util.Arrays.fill(parts, part("1", "GET WhoAmI", ""));
    assertThat(send("x", parts).status()).isEqualTo(400);
  }
}
