package org.mailpromoter.connectors.graph;

import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

/** The contract of sessions, kept against a server that is as people saw it. */
class ObservedContractTest implements MailboxSessionContract {
  @Override
  public MailboxUnderTest mailbox() {
    return new StubUnderTest(Profile.OBSERVED);
  }
}
