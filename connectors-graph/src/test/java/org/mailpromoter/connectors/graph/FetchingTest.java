package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.connectors.graph.Reading.INBOX;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.fault.Fault;
import org.mailpromoter.graph.stub.fault.GraphFaults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.HostileFaults;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.graph.stub.fault.SeenRequest;
import org.mailpromoter.testkit.MailBuilder;

/** Whole messages come together, and what does not come together comes alone. */
class FetchingTest {
  private static final Refusal FAILED =
      Refusal.of(500, "ErrorInternalServerError", "It has failed.");

  private final GraphServerStub stub = GraphServerStub.start();
  private final GraphMailbox mailbox = stub.mailbox("anna");
  private final Map<String, String> delivered = new TreeMap<>();
  private final Map<String, String> fetched = new TreeMap<>();
  private MailboxSession session;

  @BeforeEach
  void open() throws Exception {
    session = Graph.source(stub, Map.of()).open();
  }

  @AfterEach
  void stop() {
    session.close();
    stub.takeViolations();
    stub.close();
  }

  private void deliver(int count) {
    for (int number = 1; number <= count; number++) {
      deliver("mail " + number, "Body of " + number + " with \u00e9\n");
    }
  }

  private void deliver(String subject, String body) {
    byte[] mail = MailBuilder.mail().subject(subject).body(body).bytes();
    delivered.put(subject, text(mail));
    mailbox.deliver(mail);
  }

  private static String text(byte[] mail) {
    return new String(mail, StandardCharsets.UTF_8);
  }

  private void fetch(FolderId folder) throws Exception {
    List<Change.Arrived> arrived = Reading.of(session, folder, Cursor.START).arrived();
    stub.clearRequests();
    session.fetch(
        arrived,
        new BodySink() {
          @Override
          public void message(MessageRef ref, InputStream message) throws IOException {
            fetched.merge(subject(arrived, ref), text(message.readAllBytes()), String::concat);
          }

          @Override
          public void missing(MessageRef ref, String why) {
            fetched.put(subject(arrived, ref), "missing: " + why);
          }
        });
  }

  private static String subject(List<Change.Arrived> arrived, MessageRef ref) {
    return arrived.stream()
        .filter(each -> each.ref().equals(ref))
        .map(each -> Reading.field(each, "Subject"))
        .findFirst()
        .orElseThrow();
  }

  private long requests(GraphOperation operation) {
    return stub.requests().stream().filter(each -> each.operation() == operation).count();
  }

  @Test
  void twentyMessagesAreOneRoundTrip() throws Exception {
    deliver(60);
    stub.faults().quirk(Quirk.REVERSED_BATCH);
    fetch(INBOX);
    assertThat(fetched).isEqualTo(delivered);
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void oneMessageNeedsNoBatch() throws Exception {
    deliver(1);
    fetch(INBOX);
    assertThat(fetched).isEqualTo(delivered);
    assertThat(stub.requests())
        .extracting(SeenRequest::operation)
        .containsExactly(GraphOperation.MIME);
  }

  @Test
  void aLargeMessageOfUnknownSizeComesAlone() throws Exception {
    deliver(5);
    deliver("large", "0123456789".repeat(500_000));
    fetch(INBOX);
    assertThat(fetched).isEqualTo(delivered);
    assertThat(stub.requests())
        .extracting(SeenRequest::operation)
        .containsExactly(GraphOperation.BATCH, GraphOperation.MIME);
  }

  @Test
  void aMessageThatIsKnownToBeLargeIsNotAskedForInABatch() throws Exception {
    Instant second = Instant.parse("2026-11-01T08:00:00Z");
    mailbox.deliver("Sent Items", Reading.mail(1), second);
    mailbox.deliver("Sent Items", Reading.mail(2), second);
    byte[] large = MailBuilder.mail().subject("large").body("x".repeat(2 << 20)).bytes();
    mailbox.deliver("Sent Items", large, second);
    fetch(new FolderId("Sent Items"));
    assertThat(fetched).hasSize(3).containsEntry("large", text(large));
    assertThat(stub.parts()).hasSize(2);
  }

  @Test
  void whatABatchRefusesIsAskedForAlone() throws Exception {
    deliver(5);
    stub.faults().onceInBatch(GraphOperation.MIME, FAILED);
    fetch(INBOX);
    assertThat(fetched).isEqualTo(delivered);
    assertThat(requests(GraphOperation.MIME)).isEqualTo(1);
  }

  @Test
  void whatABatchLeavesBusyIsAskedForAgain() throws Exception {
    deliver(5);
    stub.faults()
        .onceInBatch(GraphOperation.MIME, Refusal.throttled(java.time.Duration.ofSeconds(1)));
    fetch(INBOX);
    assertThat(fetched).isEqualTo(delivered);
    assertThat(requests(GraphOperation.BATCH)).isEqualTo(2);
    assertThat(requests(GraphOperation.MIME)).isZero();
  }

  static Stream<Fault> brokenBatches() {
    return Stream.of(
        GraphFaults.refused(FAILED),
        GraphFaults.refused(Refusal.gatewayTimeout()),
        GraphFaults.refused(Refusal.of(400, "BadRequest", "No binary parts here.")),
        GraphFaults.truncated(),
        HostileFaults.hugePage(1L << 30),
        HostileFaults.nested(100_000),
        GraphFaults.answer(
            200,
            "application/json",
            "{\"responses\":[{\"id\":\"1\",\"status\":200,\"body\":\"_-_-*\"}]}"),
        GraphFaults.answer(200, "application/json", "{\"responses\":[]}"),
        GraphFaults.answer(
            200,
            "application/json",
            "{\"responses\":[{\"id\":\"1\",\"status\":200,\"body\":{}}]}"));
  }

  @ParameterizedTest
  @MethodSource("brokenBatches")
  void withoutBatchesEachMessageComesAlone(Fault fault) throws Exception {
    deliver(20);
    List<Change.Arrived> first = Reading.of(session, INBOX, Cursor.START).arrived();
    assertThat(first).hasSize(20);
    stub.faults().always(GraphOperation.BATCH, fault);
    fetch(INBOX);
    assertThat(fetched).isEqualTo(delivered);
    assertThat(requests(GraphOperation.MIME)).isPositive();
    assertThat(requests(GraphOperation.BATCH)).as("20, 10, 5 and 2 messages").isLessThan(20);
  }

  @Test
  void afterOneBatchThatWasTooMuchTheNextOnesAreSmaller() throws Exception {
    deliver(40);
    stub.faults().once(GraphOperation.BATCH, GraphFaults.refused(Refusal.gatewayTimeout()));
    fetch(INBOX);
    assertThat(fetched).isEqualTo(delivered);
    assertThat(requests(GraphOperation.MIME)).isZero();
    assertThat(requests(GraphOperation.BATCH)).as("20; 10, 11, 12 and 7").isEqualTo(5);
  }

  @Test
  void oneBatchThatWasTooLargeIsNotRepeated() throws Exception {
    deliver(40);
    stub.faults().once(GraphOperation.BATCH, HostileFaults.hugePage(1L << 30));
    fetch(INBOX);
    assertThat(fetched).isEqualTo(delivered);
    assertThat(requests(GraphOperation.MIME)).isEqualTo(20);
    assertThat(requests(GraphOperation.BATCH)).as("20; 10 and 10").isEqualTo(3);
  }
}
