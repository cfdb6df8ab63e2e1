package org.mailpromoter.connectors.exchange.ews;

import org.mailpromoter.exchange.stub.fault.Profile;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

/** The contract of sessions against a server in which nothing can be searched. */
class WithoutRestrictionsContractTest implements MailboxSessionContract {
  @Override
  public MailboxUnderTest mailbox() {
    return new StubUnderTest(stub -> stub.faults().profile(Profile.WITHOUT_RESTRICTIONS));
  }
}
