package org.mailpromoter.connectors.graph;

import org.mailpromoter.testkit.MailSenderContract;
import org.mailpromoter.testkit.MailServerUnderTest;

/** The sender keeps to what senders must. */
class GraphSenderContractTest implements MailSenderContract {
  @Override
  public MailServerUnderTest server() {
    return new StubMailServer();
  }
}
