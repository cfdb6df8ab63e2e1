package org.mailpromoter.deployment;

import java.util.Objects;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendLimits;
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
 */
public record SenderDeployment(
    String name,
    MailSenderFactory factory,
    Config config,
    int connections,
    SendLimits limits,
    RetrySchedule schedule) {
  /** Checks for nulls. */
  public SenderDeployment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(schedule, "schedule");
  }

  /** Which kind it is, for example smtp. */
  public String kind() {
    return factory.name();
  }
}
