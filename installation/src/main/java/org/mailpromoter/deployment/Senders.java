package org.mailpromoter.deployment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SentCopyMode;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** The section {@code senders}. */
final class Senders {
  private static final int MOST = 1_000_000;

  static final ConfigKey<Integer> CONNECTIONS =
      ConfigKey.integer("connections", 1, 300)
          .meaning("Maximum number of mailboxes that send through it at the same time")
          .defaultsTo(4);
  static final ConfigKey<Integer> PER_MINUTE =
      ConfigKey.integer("per-minute", 1, MOST)
          .meaning("How many mails a mailbox may send in a minute; further mail waits")
          .defaultsTo(SendLimits.STANDARD.perMinute());
  static final ConfigKey<Integer> PER_HOUR =
      ConfigKey.integer("per-hour", 1, MOST)
          .meaning("The same for an hour")
          .defaultsTo(SendLimits.STANDARD.perHour());
  static final ConfigKey<Integer> PER_DAY =
      ConfigKey.integer("per-day", 1, MOST)
          .meaning("The same for 24 hours")
          .defaultsTo(SendLimits.STANDARD.perDay());
  static final ConfigKey<Duration> GIVE_UP_AFTER =
      ConfigKey.duration("give-up-after")
          .meaning("How long a mail is tried that the server does not accept")
          .defaultsTo(RetrySchedule.STANDARD.giveUpAfter());
  static final ConfigKey<SentCopyMode> SENT_COPY =
      ConfigKey.choice("sent-copy", SentCopyMode.class)
          .meaning(
              "Who puts a copy into the folder of sent mail: append, this program, unless one is"
                  + " there; server, the server that the mail is submitted to; none, nobody; auto,"
                  + " the server where it is known to do so, otherwise this program where the"
                  + " mailbox allows it")
          .defaultsTo(SentCopyMode.AUTO);
  static final ConfigSpec COMMON =
      ConfigSpec.of(
          Kind.KEY, CONNECTIONS, PER_MINUTE, PER_HOUR, PER_DAY, GIVE_UP_AFTER, SENT_COPY);

  private final Map<String, MailSenderFactory> kinds;
  private final References references;

  Senders(Map<String, MailSenderFactory> kinds, References references) {
    this.kinds = kinds;
    this.references = references;
  }

  /** By name. Those with a problem are left out, and the problem is reported. */
  Map<String, Sender> read(Section section) {
    Map<String, Sender> all = new LinkedHashMap<>();
    for (String name : section.names()) {
      Section own = section.section(name);
      sender(name, own).ifPresent(each -> all.put(name, new Sender(own, each)));
    }
    return all;
  }

  /**
   * A sender and where it is configured.
   *
   * @param section its section
   * @param deployment its values
   */
  record Sender(Section section, SenderDeployment deployment) {}

  private Optional<SenderDeployment> sender(String name, Section section) {
    Optional<MailSenderFactory> factory = Kind.of(section, kinds);
    if (factory.isEmpty()) {
      section.readUnchosen(
          Kind.KEY, COMMON, kinds.values().stream().map(MailSenderFactory::senderKeys));
      return Optional.empty();
    }
    int before = references.problems().size();
    Config config = section.read(COMMON.and(factory.get().senderKeys()));
    if (isNotPositive(config.get(GIVE_UP_AFTER))) {
      section.problem(GIVE_UP_AFTER.name(), "must be longer than nothing");
    }
    return references.problems().size() > before
        ? Optional.empty()
        : Optional.of(sender(name, factory.get(), config));
  }

  private static boolean isNotPositive(Duration time) {
    return time.isNegative() || time.isZero();
  }

  private static SenderDeployment sender(String name, MailSenderFactory factory, Config config) {
    return new SenderDeployment(
        name,
        factory,
        config,
        config.get(CONNECTIONS),
        new SendLimits(config.get(PER_MINUTE), config.get(PER_HOUR), config.get(PER_DAY)),
        new RetrySchedule(RetrySchedule.STANDARD.pauses(), config.get(GIVE_UP_AFTER)),
        config.get(SENT_COPY));
  }
}
