package org.mailpromoter.connectors.graph;

import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

/** The contract of sessions, kept where changes come without headers. */
class BareDeltaContractTest implements MailboxSessionContract {
  @Override
  public MailboxUnderTest mailbox() {
    return new StubUnderTest(Profile.OBSERVED, Quirk.NO_HEADERS_IN_DELTA, Quirk.REVERSED_BATCH);
  }
}
