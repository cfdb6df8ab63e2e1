package org.mailpromoter.graph.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.graph.stub.fault.DeltaExpiry;
import org.mailpromoter.graph.stub.fault.Fault;
import org.mailpromoter.graph.stub.fault.GraphFaults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.HostileFaults;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.fault.SeenRequest;

/** Faults occur when they are scripted, and only then. */
class FaultsTest {
  private static final String INBOX = "/mailFolders/inbox/messages";

  private final GraphServerStub stub = GraphServerStub.start();
  private final String id = stub.mailbox("anna").deliver(mail().subject("Hello").bytes());
  private final GraphClient client = GraphClient.of(stub, "anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aFaultStrikesItsOperationAndNoOther() throws Exception {
    stub.faults().once(GraphOperation.MIME, GraphFaults.refused(Refusal.gatewayTimeout()));
    assertThat(client.get(INBOX).statusCode()).isEqualTo(200);
    assertThat(client.get("/messages/" + id + "/$value").statusCode()).isEqualTo(504);
    assertThat(client.get("/messages/" + id + "/$value").statusCode()).isEqualTo(200);
    assertThat(stub.requests())
        .extracting(SeenRequest::operation, SeenRequest::status)
        .containsExactly(
            tuple(GraphOperation.MESSAGES, 200),
            tuple(GraphOperation.MIME, 504),
            tuple(GraphOperation.MIME, 200));
  }

  @Test
  void theLogHasHeadersButNoTokens() throws Exception {
    client.get(INBOX, "Prefer", "odata.maxpagesize=7");
    SeenRequest seen = stub.requests().get(0);
    assertThat(seen.header("prefer")).hasValue("odata.maxpagesize=7");
    assertThat(seen.target()).endsWith(INBOX);
    assertThat(seen.headers()).doesNotContainKey("authorization");
  }

  @Test
  void answersAreTruncatedOrCutOrLate() throws Exception {
    stub.faults().once(GraphFaults.truncated());
    assertThat(client.ask(INBOX)).startsWith("{").doesNotEndWith("}");
    stub.faults().once(GraphFaults.cut());
    assertThatThrownBy(() -> client.ask(INBOX)).isInstanceOf(IOException.class);
    stub.faults().once(GraphFaults.lateBody(Duration.ofMillis(1)));
    assertThat(client.ask(INBOX)).contains("Hello");
  }

  @Test
  void linksLeadElsewhereOrNowhere() throws Exception {
    stub.faults().once(HostileFaults.nextLink("https://evil.example/v1.0/steal"));
    assertThat(client.ask(INBOX)).contains("Hello", "\"https://evil.example/v1.0/steal\"");
    stub.faults().always(GraphOperation.DELTA, HostileFaults.endlessPages());
    String page = client.ask(INBOX + "/delta?$select=id");
    assertThat(GraphClient.nextLink(page)).startsWith(stub.url().toString());
    assertThat(client.ask(GraphClient.nextLink(page))).isEqualTo(page);
  }

  @Test
  void pagesAreHugeOrDeep() throws Exception {
    stub.faults().once(HostileFaults.hugePage(100_000));
    assertThat(client.ask(INBOX)).hasSizeGreaterThan(100_000).endsWith("}");
    stub.faults().once(HostileFaults.nested(5_000));
    assertThat(client.ask(INBOX)).hasSizeGreaterThan(10_000);
  }

  @Test
  void whatIsListedMayBeGoneWhenItIsFetched() throws Exception {
    Runnable removal = () -> stub.mailbox("anna").remove(id);
    stub.faults().once(GraphOperation.MESSAGES, GraphFaults.afterwards(removal));
    assertThat(client.ask(INBOX)).contains(id);
    assertThat(client.ask("/messages/" + id)).contains("ErrorItemNotFound");
  }

  @Test
  void onlyHeavyPagesTakeTooLong() throws Exception {
    stub.faults().always(GraphOperation.DELTA, GraphFaults.heavyAbove(100));
    String delta = INBOX + "/delta?$select=id";
    assertThat(client.get(delta, "Prefer", "odata.maxpagesize=200").statusCode()).isEqualTo(504);
    assertThat(client.get(delta, "Prefer", "odata.maxpagesize=100").statusCode()).isEqualTo(200);
  }

  @Test
  void oneItemIsRefusedAndTheRestIsNot() throws Exception {
    stub.faults()
        .refuseItem(id, Refusal.of(404, "ErrorCannotOpenFileAttachment", "It is damaged."));
    assertThat(client.ask(INBOX)).contains(id);
    assertThat(client.ask("/messages/" + id)).contains("ErrorCannotOpenFileAttachment");
  }

  @Test
  void oneDeltaLinkExpiresInMidRound() throws Exception {
    stub.faults().onceAfter(1, GraphOperation.DELTA, GraphFaults.expired(DeltaExpiry.GONE));
    assertThat(client.get(INBOX + "/delta").statusCode()).isEqualTo(200);
    assertThat(client.get(INBOX + "/delta").statusCode()).isEqualTo(410);
    assertThat(client.get(INBOX + "/delta").statusCode()).isEqualTo(200);
  }

  @Test
  void aPartOfABatchIsThrottledAlone() throws Exception {
    stub.faults().onceInBatch(GraphOperation.MESSAGE, Refusal.throttled(Duration.ofSeconds(9)));
    String part =
        "{\"id\":\"%d\",\"method\":\"GET\",\"url\":\"/users/anna@stub.example/messages/"
            + id
            + "\"}";
    String answer =
        client.batch("{\"requests\":[" + part.formatted(1) + "," + part.formatted(2) + "]}").body();
    assertThat(GraphClient.all("\"status\":(\\d+)", answer)).containsExactly("429", "200");
    assertThat(answer).contains("\"Retry-After\":\"9\"");
  }

  @Test
  void aFifthRequestAtOnceIsTooMany() throws Exception {
    CountDownLatch held = new CountDownLatch(4);
    CountDownLatch hold = new CountDownLatch(1);
    stub.faults()
        .times(
            4,
            GraphOperation.MESSAGES,
            (exchange, regular) -> {
              held.countDown();
              hold(hold, regular);
            });
    List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
    for (int request = 0; request < 4; request++) {
      running.add(client.begin(INBOX));
    }
    held.await();
    HttpResponse<String> fifth = client.get(INBOX);
    assertThat(fifth.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(fifth.body()).contains("ApplicationThrottled");
    stub.faults().quirk(Quirk.RETRY_AFTER_DATE);
    assertThat(client.get(INBOX).headers().firstValue("Retry-After").orElseThrow()).contains("GMT");
    hold.countDown();
    for (CompletableFuture<HttpResponse<String>> each : running) {
      assertThat(each.get().statusCode()).isEqualTo(200);
    }
  }

  private static void hold(CountDownLatch hold, Fault.Regular regular) throws IOException {
    try {
      hold.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    regular.send();
  }

  @Test
  void overHttpsOnlyWhoTrustsTheCertificateGetsIn() {
    GraphSettings settings = GraphSettings.plain().over(GraphSettings.Transport.HTTPS);
    try (GraphServerStub secure = GraphServerStub.start(settings)) {
      secure.mailbox("anna");
      GraphClient untrusting = GraphClient.of(secure, "anna");
      assertThatThrownBy(() -> untrusting.ask(INBOX)).isInstanceOf(SSLHandshakeException.class);
      assertThat(secure.certificate()).isNotEmptyFile();
    }
  }
}
