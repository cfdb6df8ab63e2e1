package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.connectors.graph.Reading.INBOX;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;
import org.mailpromoter.graph.stub.fault.Fault;
import org.mailpromoter.graph.stub.fault.GraphFaults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.HostileFaults;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.Refusal;

/** Answers that are broken, endless, huge, or lead elsewhere. */
class HostileServerTest {
  private final GraphServerStub stub = GraphServerStub.start();
  private final GraphMailbox mailbox = stub.mailbox("anna");
  private final MailboxSource source = Graph.source(stub, Map.of());

  @AfterEach
  void stop() {
    stub.takeViolations();
    stub.close();
  }

  private MailAccessException failure(Fault fault) throws MailAccessException {
    mailbox.deliver(Reading.mail(1));
    try (MailboxSession session = source.open()) {
      stub.faults().always(GraphOperation.DELTA, fault);
      return catchThrowableOfType(
          MailAccessException.class, () -> Reading.of(session, INBOX, Cursor.START));
    }
  }

  @Test
  void anAnswerThatEndsInTheMiddleIsSaidSo() throws Exception {
    MailAccessException e = failure(GraphFaults.truncated());
    assertThat(e.code()).isEqualTo(GraphError.PROTOCOL_VIOLATION);
    assertThat(e.sentence())
        .startsWith("Mailbox test: reading the folder INBOX over Microsoft Graph at localhost:")
        .contains("its answer makes no sense");
  }

  @Test
  void aConnectionThatBreaksInTheMiddleIsALostConnection() throws Exception {
    assertThat(failure(GraphFaults.cut()).code()).isEqualTo(GraphError.CONNECTION_LOST);
  }

  @Test
  void aHugeAnswerIsNotReadToItsEnd() throws Exception {
    assertThat(failure(HostileFaults.hugePage(1L << 30)).code())
        .isEqualTo(GraphError.ANSWER_TOO_LARGE);
  }

  @Test
  void anAnswerWithManyRowsIsNotReadToItsEnd() throws Exception {
    String rows = "{\"id\":\"a\"},".repeat(3_000);
    String body = "{\"value\":[" + rows + "{}]}";
    assertThat(failure(GraphFaults.answer(200, "application/json", body)).code())
        .isEqualTo(GraphError.ANSWER_TOO_LARGE);
  }

  @Test
  void aDeeplyNestedAnswerIsRefused() throws Exception {
    assertThat(failure(HostileFaults.nested(100_000)).code())
        .isEqualTo(GraphError.ANSWER_TOO_LARGE);
  }

  @Test
  void aPageOfAProxyIsNotTakenForGraph() throws Exception {
    assertThat(failure(GraphFaults.loginPage()).code()).isEqualTo(GraphError.NO_GRAPH);
  }

  @Test
  void aPageThatIsItsOwnNextPageEnds() throws Exception {
    mailbox.deliver(Reading.mail(1));
    assertThat(failure(HostileFaults.endlessPages()).code())
        .isEqualTo(GraphError.PROTOCOL_VIOLATION);
  }

  @Test
  void pagesThatFollowEachOtherWithoutAnEndEnd() throws Exception {
    int[] number = {0};
    CannedServer[] server = {null};
    server[0] =
        CannedServer.start(
            (target, out) ->
                CannedServer.send(
                    out,
                    "{\"value\":[],\"@odata.nextLink\":\""
                        + server[0].url()
                        + "/n"
                        + ++number[0]
                        + "\"}"));
    try (CannedServer endless = server[0];
        MailboxSession session = endless.source().open()) {
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> Reading.of(session, INBOX, Cursor.START));
      assertThat(e.code()).isEqualTo(GraphError.PROTOCOL_VIOLATION);
      assertThat(e.sentence()).contains("without an end");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/v1.0/users/x",
        "https://localhost/v1.0/users/x",
        "http://localhost:1/v1.0/users/x",
        "//evil.example/v1.0/x",
        "http://localhost@evil.example/v1.0/x",
        "javascript:alert(1)",
        "/v1.0/users/x"
      })
  void aLinkThatLeadsElsewhereIsNotFollowed(String link) throws Exception {
    MailAccessException e = failure(HostileFaults.nextLink(link));
    assertThat(e.code()).isEqualTo(GraphError.LINK_ASTRAY);
    assertThat(stub.requests())
        .filteredOn(each -> each.operation() == GraphOperation.DELTA)
        .hasSize(1);
  }

  @Test
  void aStoredCursorThatLeadsElsewhereIsNotFollowed() throws Exception {
    mailbox.deliver(Reading.mail(1));
    try (MailboxSession session = source.open()) {
      Cursor end = Reading.of(session, INBOX, Cursor.START).cursor();
      String token = end.token();
      String host = stub.url().getAuthority();
      String foreign = "evil.example:" + "0".repeat(host.length() - "evil.example:".length());
      Cursor changed = new Cursor(token.replace(host, foreign));
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> session.changesSince(INBOX, changed, Reading.LIMIT));
      assertThat(e.code()).isEqualTo(GraphError.LINK_ASTRAY);
    }
  }

  @Test
  void aRedirectionIsNotFollowed() throws Exception {
    MailAccessException e = failure(GraphFaults.redirect("https://evil.example/?token=x"));
    assertThat(e.code()).isEqualTo(GraphError.REDIRECTED);
    assertThat(e.sentence()).contains("https://evil.example").doesNotContain("token=x");
  }

  @Test
  void aPageThatTakesTooLongIsAskedForInSmallerPieces() throws Exception {
    for (int number = 1; number <= 120; number++) {
      mailbox.deliver(Reading.mail(number));
    }
    try (MailboxSession session = source.open()) {
      Refusal slow = Refusal.gatewayTimeout();
      stub.faults().times(2, GraphOperation.DELTA, GraphFaults.refused(slow));
      stub.clearRequests();
      assertThat(Reading.of(session, INBOX, Cursor.START).subjects()).hasSize(120);
      assertThat(stub.requests().get(2).header("prefer").orElse(""))
          .isEqualTo("odata.maxpagesize=50");
    }
  }

  @Test
  void aServerThatIsAlwaysTooSlowFailsTheFolder() throws Exception {
    assertThat(failure(GraphFaults.refused(Refusal.gatewayTimeout())).code())
        .isEqualTo(GraphError.TOO_SLOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 1_000})
  void aHostileServerCanNeitherLoseNorDoubleMail(int messages) throws Exception {
    try (GraphServerStub hostile =
        GraphServerStub.start(GraphSettings.plain().like(Profile.HOSTILE))) {
      GraphMailbox anna = hostile.mailbox("anna");
      String[] all = new String[35];
      for (int number = 1; number <= all.length; number++) {
        anna.deliver(Reading.mail(number));
        all[number - 1] = String.valueOf(number);
      }
      PageLimit limit = new PageLimit(messages, 4096);
      try (MailboxSession session = Graph.source(hostile, Map.of()).open()) {
        Reading reading = Reading.of(session, INBOX, Cursor.START, limit);
        assertThat(reading.subjects()).contains(all);
        assertThat(Reading.of(session, INBOX, reading.cursor(), limit).changes()).isEmpty();
      }
    }
  }

  @Test
  void mailInNoOrderIsNotReadByTime() throws Exception {
    Instant start = Instant.parse("2026-11-01T08:00:00Z");
    for (int number = 1; number <= 30; number++) {
      mailbox.deliver("Sent Items", Reading.mail(number), start.plusSeconds(number));
    }
    stub.faults().quirk(org.mailpromoter.graph.stub.fault.Quirk.SHUFFLED_ROWS);
    FolderId sent = new FolderId("Sent Items");
    try (MailboxSession session = source.open()) {
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class,
              () -> Reading.of(session, sent, Cursor.START, new PageLimit(10, 4096)));
      assertThat(e.code()).isEqualTo(GraphError.PROTOCOL_VIOLATION);
      assertThat(Reading.of(session, sent, Cursor.START).subjects()).hasSize(30);
    }
  }

  @Test
  void aMessageThatGoesBetweenListAndFetchCostsItselfOnly() throws Exception {
    mailbox.deliver(Reading.mail(1));
    mailbox.deliver(Reading.mail(2));
    try (MailboxSession session = source.open()) {
      List<Change.Arrived> arrived = Reading.of(session, INBOX, Cursor.START).arrived();
      stub.faults()
          .once(GraphOperation.BATCH, GraphFaults.before(() -> mailbox.removeFirst("Inbox")));
      Fetched fetched = new Fetched();
      session.fetch(arrived, fetched);
      assertThat(fetched.seen).containsExactly("missing HTTP 404", "whole");
    }
  }

  @Test
  void aDamagedMessageCostsItselfOnlyAndAFailedServerTheMailbox() throws Exception {
    mailbox.deliver(Reading.mail(1));
    mailbox.deliver(Reading.mail(2));
    Refusal failed = Refusal.of(500, "ErrorInternalServerError", "It has failed.");
    try (MailboxSession session = source.open()) {
      List<Change.Arrived> arrived = Reading.of(session, INBOX, Cursor.START).arrived();
      stub.faults().alwaysInBatch(GraphOperation.MIME, failed);
      stub.faults().once(GraphOperation.MIME, GraphFaults.refused(failed));
      Fetched fetched = new Fetched();
      session.fetch(arrived, fetched);
      assertThat(fetched.seen).containsExactlyInAnyOrder("whole", "missing HTTP 500");
      stub.faults().always(GraphOperation.MIME, GraphFaults.refused(failed));
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> session.fetch(arrived, new Fetched()));
      assertThat(e.code()).isEqualTo(GraphError.SERVER_TROUBLE);
    }
  }

  @Test
  void aPageThatIsCutByItsSizeGoesOnWhereItEnded() throws Exception {
    for (int number = 1; number <= 12; number++) {
      mailbox.deliver(Reading.mail(number));
    }
    try (MailboxSession session = source.open()) {
      PageLimit little = new PageLimit(100, 4096, 700);
      ChangePage first = session.changesSince(INBOX, Cursor.START, little);
      assertThat(first.changes()).hasSizeLessThan(12);
      // what comes meanwhile has an older time than what is left
      mailbox.deliver("Inbox", Reading.mail(13), Instant.parse("2020-01-01T00:00:00Z"));
      Reading rest = Reading.of(session, INBOX, first.next(), little);
      assertThat(rest.subjects()).contains("12", "13").doesNotHaveDuplicates();
      assertThat(rest.subjects().size() + first.changes().size()).isEqualTo(13);
    }
  }

  /** Notes what it gets. */
  private static final class Fetched implements BodySink {
    private final List<String> seen = new ArrayList<>();

    @Override
    public void message(MessageRef ref, java.io.InputStream message) throws java.io.IOException {
      message.readAllBytes();
      seen.add("whole");
    }

    @Override
    public void missing(MessageRef ref, String why) {
      seen.add("missing " + why.split(",", 2)[0]);
    }
  }
}
