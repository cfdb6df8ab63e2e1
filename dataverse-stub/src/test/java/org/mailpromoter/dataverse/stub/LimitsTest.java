package org.mailpromoter.dataverse.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;

/** Logins, limits and scripted faults. */
class LimitsTest {
  private final Hand clock = new Hand();
  private final DataverseServerStub stub = DataverseServerStub.start(clock);
  private final WebApiClient client = new WebApiClient(stub);

  /** A clock that a test moves. */
  private static final class Hand extends Clock {
    private volatile Instant now = Instant.parse("2026-01-05T12:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private String token(String secret) throws IOException, InterruptedException {
    URI url = stub.tokenUrl();
    String form = "grant_type=client_credentials&client_id=app&client_secret=" + secret;
    HttpRequest request =
        HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(form)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void aTokenIsGoodUntilItExpires() throws Exception {
    client.token(token("secret"));
    assertThat(client.get("WhoAmI").status()).isEqualTo(200);
    clock.now = clock.now.plus(Duration.ofHours(2));
    assertThat(client.get("WhoAmI").status()).isEqualTo(401);
    assertThat(token("wrong")).contains("invalid_client");
  }

  @Test
  void whoAsksTooOftenWaits() throws Exception {
    stub.limit(2, Duration.ofMinutes(5));
    client.get("WhoAmI");
    clock.now = clock.now.plus(Duration.ofMinutes(1));
    client.get("WhoAmI");
    WebApiClient.Answer busy = client.get("WhoAmI");
    assertThat(busy.status()).isEqualTo(429);
    assertThat(busy.code()).isEqualTo("0x80072322");
    assertThat(busy.header("Retry-After")).isEqualTo("240");
    clock.now = clock.now.plus(Duration.ofMinutes(4));
    assertThat(client.get("WhoAmI").status()).isEqualTo(200);
  }

  @Test
  void faultsStrikeWhenTheyAreScripted() throws Exception {
    stub.faults().once("GET WhoAmI", DataverseFaults.throttled(Duration.ofSeconds(7)));
    assertThat(client.get("WhoAmI").header("Retry-After")).isEqualTo("7");
    stub.faults().once(HttpFaults.truncated());
    assertThat(client.get("WhoAmI").body()).startsWith("{").doesNotContain("}");
    stub.faults().once(DataverseFaults.missingPrivilege("prvCreateActivity"));
    assertThat(client.get("WhoAmI").code()).isEqualTo("0x80040220");
    stub.faults().after(1, HttpFaults.dropped());
    assertThat(client.get("WhoAmI").status()).isEqualTo(200);
    assertThatThrownBy(() -> client.get("WhoAmI")).isInstanceOf(IOException.class);
    stub.faults().clear();
    assertThat(client.get("WhoAmI").status()).isEqualTo(200);
  }
}
