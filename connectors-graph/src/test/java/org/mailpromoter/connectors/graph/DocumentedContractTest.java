package org.mailpromoter.connectors.graph;

import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

/** The contract of sessions, kept against a server that is as Microsoft documents it. */
class DocumentedContractTest implements MailboxSessionContract {
  @Override
  public MailboxUnderTest mailbox() {
    return new StubUnderTest(Profile.DOCUMENTED);
  }
}
