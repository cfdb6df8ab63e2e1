package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.connectors.graph.Reading.INBOX;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.HostileFaults;

/** Links of lists that lead elsewhere or nowhere. */
class HostileListsTest {
  private static final FolderId SENT = new FolderId("Sent Items");

  private final GraphServerStub stub = GraphServerStub.start();

  /** What is listed. */
  private enum Listing {
    FOLDERS(GraphOperation.FOLDERS) {
      @Override
      void read(MailboxSession session) throws MailAccessException {
        session.folders();
      }
    },
    SENT_ITEMS(GraphOperation.MESSAGES) {
      @Override
      void read(MailboxSession session) throws MailAccessException {
        Reading.of(session, SENT, Cursor.START);
      }
    },
    CATEGORIES(GraphOperation.MESSAGES) {
      @Override
      void read(MailboxSession session) throws MailAccessException {
        session.marked(INBOX, Set.of("blue"));
      }
    };

    private final GraphOperation operation;

    Listing(GraphOperation operation) {
      this.operation = operation;
    }

    abstract void read(MailboxSession session) throws MailAccessException;
  }

  @AfterEach
  void stop() {
    stub.takeViolations();
    stub.close();
  }

  private MailboxSession opened() throws MailAccessException {
    stub.mailbox("anna").deliver(Reading.mail(1));
    MailboxSession session = Graph.source(stub, Map.of()).open();
    session.folders();
    stub.clearRequests();
    return session;
  }

  @ParameterizedTest
  @EnumSource(Listing.class)
  void aLinkThatLeadsElsewhereIsNotFollowed(Listing listing) throws Exception {
    try (GraphServerStub elsewhere = GraphServerStub.start();
        MailboxSession session = opened()) {
      String link = elsewhere.url() + "/users/anna@stub.example/messages";
      stub.faults().always(listing.operation, HostileFaults.nextLink(link));
      MailAccessException e =
          catchThrowableOfType(MailAccessException.class, () -> listing.read(session));
      assertThat(e.code()).isEqualTo(GraphError.LINK_ASTRAY);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Listing.class,
      names = {"SENT_ITEMS", "CATEGORIES"})
  void pagesWithoutAnEndEnd(Listing listing) throws Exception {
    try (MailboxSession session = opened()) {
      stub.faults().always(listing.operation, HostileFaults.endlessPages());
      MailAccessException e =
          catchThrowableOfType(MailAccessException.class, () -> listing.read(session));
      assertThat(e.code()).isEqualTo(GraphError.PROTOCOL_VIOLATION);
    }
  }

  @Test
  void foldersThatAreListedAgainAndAgainAreListedOnce() throws Exception {
    try (MailboxSession session = opened()) {
      int folders = session.folders().size();
      stub.faults().always(GraphOperation.FOLDERS, HostileFaults.endlessPages());
      stub.clearRequests();
      assertThat(session.folders()).hasSize(folders);
      assertThat(stub.requests()).hasSizeLessThan(5);
    }
  }
}
