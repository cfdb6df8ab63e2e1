package org.mailpromoter.connectors.exchange.ews;

import org.mailpromoter.testkit.MailSenderContract;
import org.mailpromoter.testkit.MailServerUnderTest;

/** The sender keeps to what senders must, with requests and answers that are validated. */
class ExchangeSenderContractTest implements MailSenderContract {
  @Override
  public MailServerUnderTest server() {
    return new StubMailServer();
  }
}
