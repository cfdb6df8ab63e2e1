package org.mailpromoter.senders.smtp;

import java.util.List;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;

/** Offers the mail sender {@code smtp}. */
public final class SmtpPlugin implements Plugin {
  /** For {@link java.util.ServiceLoader}. */
  public SmtpPlugin() {}

  @Override
  public PluginInfo info() {
    return PluginInfo.of("smtp", "0.1.0", Spi.MAJOR, Spi.MINOR);
  }

  @Override
  public List<MailSenderFactory> mailSenders() {
    return List.of(new SmtpSenderFactory());
  }
}
