package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.connectors.graph.Reading.INBOX;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;
import org.mailpromoter.graph.stub.fault.DeltaExpiry;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.SeenRequest;
import org.mailpromoter.testkit.MailBuilder;

/** What a session asks a server that behaves as people saw it, and what it makes of the answers. */
class GraphSessionTest {
  private static final FolderId SENT = new FolderId("Sent Items");

  private final GraphServerStub stub =
      GraphServerStub.start(GraphSettings.plain().like(Profile.OBSERVED));
  private final GraphMailbox mailbox = stub.mailbox("anna");
  private final MailboxSource source = Graph.source(stub, Map.of());

  @AfterEach
  void stop() {
    stub.close();
  }

  private void deliver(int from, int to) {
    for (int number = from; number <= to; number++) {
      mailbox.deliver(Reading.mail(number));
    }
  }

  @Test
  void aPageOfTwoHundredIsOneRoundTripAndSoIsAnIdleFolder() throws Exception {
    deliver(1, 200);
    try (MailboxSession session = source.open()) {
      stub.clearRequests();
      ChangePage page = session.changesSince(INBOX, Cursor.START, Reading.LIMIT);
      assertThat(page.changes()).hasSize(200);
      assertThat(page.more()).isFalse();
      assertThat(stub.requests()).hasSize(1);
      stub.clearRequests();
      ChangePage idle = session.changesSince(INBOX, page.next(), Reading.LIMIT);
      assertThat(idle.changes()).isEmpty();
      assertThat(idle.next()).isEqualTo(page.next());
      assertThat(stub.requests()).hasSize(1);
    }
  }

  @Test
  void sentItemsAreOneRoundTripToo() throws Exception {
    Instant start = Instant.parse("2026-11-01T08:00:00Z");
    for (int number = 1; number <= 200; number++) {
      mailbox.deliver("Sent Items", Reading.mail(number), start.plusSeconds(number));
    }
    try (MailboxSession session = source.open()) {
      session.folders();
      session.changesSince(SENT, Cursor.START, new PageLimit(1, 4096));
      stub.clearRequests();
      ChangePage page = session.changesSince(SENT, Cursor.START, Reading.LIMIT);
      assertThat(page.changes()).hasSize(200);
      assertThat(stub.requests()).hasSize(1);
      Cursor end = page.next();
      stub.clearRequests();
      ChangePage idle = session.changesSince(SENT, end, Reading.LIMIT);
      assertThat(idle.changes()).isEmpty();
      assertThat(idle.next()).isEqualTo(end);
      assertThat(stub.requests()).hasSize(1);
    }
  }

  @Test
  void changesWithoutHeadersAreCompletedTwentyAtATime() throws Exception {
    stub.faults().quirk(Quirk.NO_HEADERS_IN_DELTA);
    deliver(1, 200);
    try (MailboxSession session = source.open()) {
      stub.clearRequests();
      ChangePage page = session.changesSince(INBOX, Cursor.START, Reading.LIMIT);
      assertThat(page.changes()).hasSize(200).hasOnlyElementsOfType(Change.Arrived.class);
      assertThat(stub.requests()).hasSize(11);
    }
  }

  @Test
  void aChangeIsNeverAskedForWithWhatBreaksIt() throws Exception {
    deliver(1, 30);
    try (MailboxSession session = source.open()) {
      Reading.of(session, INBOX, Cursor.START, new PageLimit(10, 4096));
    }
    List<SeenRequest> deltas =
        stub.requests().stream().filter(each -> each.operation() == GraphOperation.DELTA).toList();
    assertThat(deltas).hasSizeGreaterThanOrEqualTo(3);
    assertThat(deltas)
        .allSatisfy(
            each -> {
              assertThat(each.target()).doesNotContain("$top", "%24top", "expand");
              assertThat(each.header("prefer").orElse("")).contains("odata.maxpagesize=10");
              assertThat(each.header("prefer").orElse("")).doesNotContain("IdType");
            });
  }

  @Test
  void aHeaderHasTheAddressesThatTheListOfFieldsLacks() throws Exception {
    mailbox.deliver(
        MailBuilder.mail()
            .from("Tom Müller <tom@x.example>")
            .to("anna@stub.example")
            .cc("eva@y.example")
            .subject("Hello")
            .field("References", "<a@x.example>")
            .bytes());
    try (MailboxSession session = source.open()) {
      Change.Arrived mail = Reading.of(session, INBOX, Cursor.START).arrived().get(0);
      assertThat(Reading.text(mail))
          .contains("tom@x.example", "To: ", "anna@stub.example", "Cc: ", "eva@y.example")
          .containsOnlyOnce("Subject: Hello")
          .contains("References: <a@x.example>")
          .endsWith("\r\n\r\n");
      assertThat(mail.size()).isEqualTo(Change.Arrived.UNKNOWN_SIZE);
    }
  }

  @Test
  void sentMailHasAHeaderMadeOfProperties() throws Exception {
    byte[] mail =
        MailBuilder.mail()
            .id("<answer@stub.example>")
            .from("anna@stub.example")
            .to("tom@x.example")
            .subject("Re: Hello")
            .inReplyTo("<question@x.example>")
            .field("References", "<first@x.example> <question@x.example>")
            .bytes();
    mailbox.deliver("Sent Items", mail, Instant.parse("2026-11-01T08:00:00Z"));
    try (MailboxSession session = source.open()) {
      Change.Arrived sent = Reading.of(session, SENT, Cursor.START).arrived().get(0);
      assertThat(Reading.field(sent, "Message-ID")).isEqualTo("<answer@stub.example>");
      assertThat(Reading.field(sent, "In-Reply-To")).isEqualTo("<question@x.example>");
      assertThat(Reading.text(sent)).contains("<first@x.example>").contains("anna@stub.example");
      assertThat(sent.size()).isEqualTo(mail.length);
      assertThat(session.headers(List.of(sent.ref()), 32 << 10))
          .singleElement()
          .isInstanceOfSatisfying(
              Change.Arrived.class, again -> assertThat(again.header()).isEqualTo(sent.header()));
    }
  }

  @Test
  void aMessageThatWasReadByAPersonDoesNotArriveAgain() throws Exception {
    deliver(1, 3);
    try (MailboxSession session = source.open()) {
      Cursor end = Reading.of(session, INBOX, Cursor.START).cursor();
      mailbox.readLast("Inbox");
      mailbox.removeFirst("Inbox");
      Reading after = Reading.of(session, INBOX, end);
      assertThat(after.changes()).isEmpty();
      assertThat(after.cursor()).isNotEqualTo(end);
    }
  }

  @Test
  void oldMailThatIsMovedInArrivesOnce() throws Exception {
    mailbox.folder("Projects");
    mailbox.deliver("Projects", Reading.mail(1), Instant.parse("2020-01-01T00:00:00Z"));
    deliver(2, 3);
    try (MailboxSession session = source.open()) {
      Cursor end = Reading.of(session, INBOX, Cursor.START).cursor();
      mailbox.moveLast("Projects", "Inbox");
      assertThat(Reading.of(session, INBOX, end).subjects()).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource(DeltaExpiry.class)
  void aLinkThatHasExpiredMeansANewStart(DeltaExpiry how) throws Exception {
    deliver(1, 2);
    Cursor end;
    try (MailboxSession session = source.open()) {
      end = Reading.of(session, INBOX, Cursor.START).cursor();
    }
    mailbox.expireDelta(how);
    deliver(3, 3);
    try (MailboxSession session = source.open()) {
      Reading again = Reading.of(session, INBOX, end);
      assertThat(again.subjects()).containsExactly("3");
      assertThat(Reading.of(session, INBOX, again.cursor()).changes()).isEmpty();
    }
    try (MailboxSession elsewhere = Graph.source(stub, Map.of()).open()) {
      assertThat(Reading.of(elsewhere, INBOX, end).subjects()).containsExactly("1", "2", "3");
    }
  }

  @Test
  void aLinkThatExpiresInTheMiddleOfARoundLosesNothing() throws Exception {
    deliver(1, 25);
    try (MailboxSession session = source.open()) {
      PageLimit ten = new PageLimit(10, 4096);
      ChangePage first = session.changesSince(INBOX, Cursor.START, ten);
      mailbox.expireDelta(DeltaExpiry.GONE);
      assertThat(first.changes()).hasSize(10);
      assertThat(Reading.of(session, INBOX, first.next(), ten).subjects()).hasSize(15);
    }
  }

  @Test
  void anotherFolderOfTheSameNameIsReadFromItsStart() throws Exception {
    mailbox.folder("Projects");
    mailbox.deliver("Projects", Reading.mail(1), Instant.parse("2026-11-01T08:00:00Z"));
    FolderId projects = new FolderId("Projects");
    Cursor end;
    try (MailboxSession session = source.open()) {
      end = Reading.of(session, projects, Cursor.START).cursor();
    }
    mailbox.rename("Projects", "Old projects");
    mailbox.folder("Projects");
    mailbox.deliver("Projects", Reading.mail(2), Instant.parse("2026-11-01T08:00:00Z"));
    try (MailboxSession session = source.open()) {
      assertThat(Reading.of(session, projects, end).subjects()).containsExactly("2");
    }
  }

  @Test
  void foldersAreNamedByTheirPaths() throws Exception {
    mailbox.folder("Inbox/Customers/2026").folder("Projects").hiddenFolder("Secret");
    try (MailboxSession session = source.open()) {
      List<Folder> folders = session.folders();
      assertThat(folders)
          .extracting(each -> each.id().value())
          .contains("INBOX", "INBOX/Customers", "INBOX/Customers/2026", "Projects", "Sent Items")
          .doesNotContain("Secret");
      assertThat(folders)
          .filteredOn(each -> each.role() == FolderRole.SENT)
          .extracting(each -> each.id().value())
          .containsExactly("Sent Items");
    }
  }

  @Test
  void manyMessagesOfOneSecondAreReadToTheEnd() throws Exception {
    Instant second = Instant.parse("2026-11-01T08:00:00Z");
    for (int number = 1; number <= 47; number++) {
      mailbox.deliver("Sent Items", Reading.mail(number), second);
    }
    try (MailboxSession session = source.open()) {
      Reading all = Reading.of(session, SENT, Cursor.START, new PageLimit(10, 4096));
      assertThat(all.subjects()).hasSize(47).doesNotHaveDuplicates();
      mailbox.deliver("Sent Items", Reading.mail(48), second);
      assertThat(Reading.of(session, SENT, all.cursor()).subjects()).containsExactly("48");
    }
  }

  @Test
  void headersThatListsCutAreReadWhole() throws Exception {
    stub.faults().quirk(Quirk.CUT_HEADERS_IN_LISTS);
    stub.faults().quirk(Quirk.NO_DELTA);
    mailbox.deliver(MailBuilder.mail().subject("Long").field("X-Long", "x".repeat(900)).bytes());
    MailboxSource byTime = Graph.source(stub, Map.of("reading", "list"));
    try (MailboxSession session = byTime.open()) {
      Change.Arrived mail = Reading.of(session, INBOX, Cursor.START).arrived().get(0);
      assertThat(Reading.text(mail)).contains("Subject: Long").contains("x".repeat(900));
    }
  }

  @Test
  void draftsAreNoMail() throws Exception {
    mailbox.deliver("Drafts", Reading.mail(1), Instant.parse("2026-11-01T08:00:00Z"));
    try (MailboxSession session = source.open()) {
      assertThat(Reading.of(session, new FolderId("Drafts"), Cursor.START).changes()).isEmpty();
    }
  }

  @Test
  void aSweepFindsWhatChangesDidNotTell() throws Exception {
    FakeTime time = new FakeTime();
    try (GraphServerStub server = GraphServerStub.start(GraphSettings.plain().at(time))) {
      GraphMailbox there = server.mailbox("anna").folder("Projects");
      server.faults().quirk(Quirk.MOVED_IN_UNTOLD);
      there.deliver(Reading.mail(1));
      there.deliver("Projects", Reading.mail(2), time.instant().truncatedTo(ChronoUnit.SECONDS));
      MailboxSource swept =
          Graph.source(
              Graph.at(time),
              Graph.profile(server, Map.of()),
              Map.of("mailbox", "anna@stub.example"));
      try (MailboxSession session = swept.open()) {
        Cursor end = Reading.of(session, INBOX, Cursor.START).cursor();
        there.moveLast("Projects", "Inbox");
        assertThat(Reading.of(session, INBOX, end).changes()).isEmpty();
        time.advance(Duration.ofMinutes(16));
        Reading sweep = Reading.of(session, INBOX, end);
        assertThat(sweep.subjects()).containsExactly("2");
        time.advance(Duration.ofHours(1));
        assertThat(Reading.of(session, INBOX, sweep.cursor()).changes()).isEmpty();
        time.advance(Duration.ofHours(4));
        assertThat(Reading.of(session, INBOX, sweep.cursor()).changes()).isEmpty();
      }
    }
  }
}
