package org.mailpromoter.senders.smtp;

import org.mailpromoter.spi.net.ServerWords;

/** The server knows this machine. */
record NoLogin() implements SmtpLogin {
  @Override
  public ServerWords words() {
    return new ServerWords();
  }

  @Override
  public void logIn(SmtpConversation with) {
    // nothing to prove
  }
}
