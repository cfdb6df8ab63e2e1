package org.mailpromoter.senders.smtp;

import org.mailpromoter.testkit.MailSenderContract;
import org.mailpromoter.testkit.MailServerUnderTest;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;

/** The same where the server hears many commands at once. */
class PipeliningContractTest implements MailSenderContract {
  @Override
  public MailServerUnderTest server() {
    return new ScriptedMailServer(ScriptedSmtpServer.startTls(), "PIPELINING");
  }
}
