package org.mailpromoter.connectors.graph;

import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

/** The contract of sessions, kept where folders are read by time. */
class ChinaContractTest implements MailboxSessionContract {
  @Override
  public MailboxUnderTest mailbox() {
    return new StubUnderTest(Profile.CHINA);
  }
}
