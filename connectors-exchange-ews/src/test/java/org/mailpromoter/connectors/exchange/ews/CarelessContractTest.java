package org.mailpromoter.connectors.exchange.ews;

import org.mailpromoter.exchange.stub.fault.Profile;
import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

/** The contract of sessions against a server whose answers come in disorder. */
class CarelessContractTest implements MailboxSessionContract {
  @Override
  public MailboxUnderTest mailbox() {
    return new StubUnderTest(stub -> stub.faults().profile(Profile.CARELESS));
  }
}
