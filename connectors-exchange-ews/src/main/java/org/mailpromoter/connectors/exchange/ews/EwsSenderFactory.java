package org.mailpromoter.connectors.exchange.ews;

import java.util.Random;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.send.EwsDrafts;
import org.mailpromoter.connectors.exchange.ews.server.EwsKeys;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.http.sending.DraftSender;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/** Makes the mail sender {@code exchange}, whose keys are those of the connector. */
final class EwsSenderFactory implements MailSenderFactory {
  private final EwsLines.Parts parts;

  EwsSenderFactory() {
    this(EwsLines.Parts.real(new Random()));
  }

  EwsSenderFactory(EwsLines.Parts parts) {
    this.parts = parts;
  }

  @Override
  public String name() {
    return "exchange";
  }

  @Override
  public String description() {
    return "Exchange servers, through Exchange Web Services";
  }

  @Override
  public ConfigSpec senderKeys() {
    return EwsKeys.OF_SENDER;
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return EwsKeys.OF_MAILBOX;
  }

  @Override
  public Optional<String> smtpServer(Config sender) {
    return Optional.empty();
  }

  @Override
  public MailSender sender(String mailbox, Config sender, Config login) {
    EwsLines lines = new EwsLines(mailbox, sender, login, parts);
    return new DraftSender(
        mailbox,
        lines.words(),
        EwsDrafts.door(() -> lines.calls(lines.place(), parts.pauses().get())));
  }
}
