package org.mailpromoter.connectors.exchange.ews;

import org.mailpromoter.testkit.MailboxSessionContract;
import org.mailpromoter.testkit.MailboxUnderTest;

/** The contract of sessions, kept against a server whose requests and answers are validated. */
class EwsContractTest implements MailboxSessionContract {
  @Override
  public MailboxUnderTest mailbox() {
    return new StubUnderTest(stub -> {});
  }
}
