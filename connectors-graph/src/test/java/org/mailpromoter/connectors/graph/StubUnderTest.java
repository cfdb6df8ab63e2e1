package org.mailpromoter.connectors.graph;

import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphMessage;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;
import org.mailpromoter.graph.stub.fault.GraphFaults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.testkit.MailboxUnderTest;

/** A mailbox of the stub server for the contract of sessions. */
final class StubUnderTest implements MailboxUnderTest {
  private static final String INBOX = "Inbox";
  private static final Refusal DAMAGED =
      Refusal.of(500, "ErrorItemCorrupt", "The item is corrupt.");

  private final GraphServerStub stub;
  private final GraphMailbox mailbox;
  private final MailboxSource source;
  private final boolean list;

  /** A mailbox on a server with a profile and further quirks. */
  StubUnderTest(Profile profile, Quirk... quirks) {
    this.stub = GraphServerStub.start(GraphSettings.plain().like(profile));
    for (Quirk each : quirks) {
      stub.faults().quirk(each);
    }
    this.list = stub.faults().quirks().contains(Quirk.NO_DELTA);
    this.mailbox = stub.mailbox("anna");
    this.source = Graph.source(stub, list ? Map.of("reading", "list") : Map.of());
  }

  @Override
  public void deliver(byte[] message) {
    mailbox.deliver(message);
  }

  @Override
  public void removeFirst() {
    mailbox.removeFirst(INBOX);
  }

  @Override
  public MailboxSource source() {
    return source;
  }

  @Override
  public FolderId folder() {
    return new FolderId("INBOX");
  }

  @Override
  public boolean anyMarkedRead() {
    return mailbox.messages(INBOX).stream().anyMatch(GraphMessage::read);
  }

  @Override
  public boolean readLast() {
    mailbox.readLast(INBOX);
    return true;
  }

  @Override
  public Optional<FolderId> otherFolder() {
    mailbox.folder("Done");
    return Optional.of(new FolderId("Done"));
  }

  @Override
  public boolean takesSpaces() {
    return true;
  }

  @Override
  public boolean markLast(String keyword) {
    mailbox.categorizeLast(INBOX, "Blue", keyword);
    return true;
  }

  /** Where headers come with the page, no message of it can be refused. */
  @Override
  public boolean refuse(String subject) {
    if (!stub.faults().quirks().contains(Quirk.NO_HEADERS_IN_DELTA)) {
      return false;
    }
    mailbox.messages(INBOX).stream()
        .filter(message -> message.mime().contains("Subject: " + subject))
        .forEach(message -> stub.faults().refuseItem(message.id(), DAMAGED));
    return true;
  }

  @Override
  public boolean refuseAll() {
    GraphOperation page = list ? GraphOperation.MESSAGES : GraphOperation.DELTA;
    Refusal failed = Refusal.of(500, "ErrorInternalServerError", "It has failed.");
    stub.faults().always(page, GraphFaults.refused(failed));
    return true;
  }

  @Override
  public void handOut() {
    stub.faults().clearFaults();
  }

  @Override
  public boolean tellsSizes() {
    return list;
  }

  @Override
  public long requests() {
    return stub.requests().size();
  }

  @Override
  public void close() {
    stub.close();
  }
}
