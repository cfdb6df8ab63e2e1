package org.mailpromoter.deployment;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SentCopyMode;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.config.Config;

/**
 * A configured way out for mail, which mailboxes share.
 *
 * @param name its name
 * @param factory creates it for a mailbox
 * @param config its configuration
 * @param connections how many mailboxes send through it at the same time, positive
 * @param limits how many mails each mailbox may hand over
 * @param schedule when a mail is tried again
 * @param sentCopy who puts a copy into the folder of sent mail
 */
public record SenderDeployment(
    String name,
    MailSenderFactory factory,
    Config config,
    int connections,
    SendLimits limits,
    RetrySchedule schedule,
    SentCopyMode sentCopy) {
  /** Checks for nulls. */
  public SenderDeployment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(sentCopy, "sentCopy");
  }

  /** The server to which mail is submitted over SMTP; empty if it is submitted otherwise. */
  public Optional<String> smtpServer() {
    return factory.smtpServer(config);
  }

  /** Which kind it is, for example smtp. */
  public String kind() {
    return factory.name();
  }
}
