package org.mailpromoter.connectors.exchange.ews;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.exchange.stub.ExchangeMailbox;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.StubMessage;
import org.mailpromoter.testkit.MailboxUnderTest;

/** A mailbox of the stub server for the contract of sessions. */
final class StubUnderTest implements MailboxUnderTest {
  private static final String INBOX = "Inbox";

  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final ExchangeMailbox mailbox = stub.mailbox("anna");

  /** A mailbox on a server that a test prepares. */
  StubUnderTest(Consumer<ExchangeServerStub> preparation) {
    preparation.accept(stub);
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
    return Ews.source(Ews.profile(stub, Map.of()), Ews.login("anna"));
  }

  @Override
  public FolderId folder() {
    return new FolderId("INBOX");
  }

  @Override
  public boolean anyMarkedRead() {
    return mailbox.messages(INBOX).stream().anyMatch(StubMessage::read);
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

  @Override
  public boolean refuse(String subject) {
    mailbox.messages(INBOX).stream()
        .filter(message -> message.mime().contains("Subject: " + subject))
        .forEach(message -> stub.faults().refuseItem(message.id(), "ErrorItemCorrupt"));
    return true;
  }

  @Override
  public boolean refuseAll() {
    mailbox
        .messages(INBOX)
        .forEach(message -> stub.faults().refuseItem(message.id(), "ErrorItemCorrupt"));
    return true;
  }

  @Override
  public void handOut() {
    stub.faults().handOutItems();
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
