package org.mailpromoter.senders.smtp;

import org.mailpromoter.testkit.MailSenderContract;
import org.mailpromoter.testkit.MailServerUnderTest;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;

/** The SMTP sender keeps to what senders must. */
class SmtpSenderContractTest implements MailSenderContract {
  @Override
  public MailServerUnderTest server() {
    return new ScriptedMailServer(ScriptedSmtpServer.startTls());
  }
}
