package org.mailpromoter.spi;

import java.util.Optional;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * Creates ways out for mail of one kind. The host validates the configuration before it calls.
 *
 * @since 0.1
 */
public interface MailSenderFactory {
  /** The name of this kind in a section of {@code senders}, for example {@code smtp}. */
  String name();

  /** Where it submits mail, in a few words for people. */
  String description();

  /** The keys of a section of {@code senders}, without {@code kind} itself. */
  ConfigSpec senderKeys();

  /**
   * The keys of a mailbox that sends. A key that the connector of the mailbox has, too, is the same
   * key: for example one password for reading and sending.
   */
  ConfigSpec mailboxKeys();

  /**
   * The server to which mail is submitted over SMTP, so that it depends on this server who files a
   * copy of sent mail; empty if the way out files one itself.
   *
   * @param senderConfig values of {@link #senderKeys()}
   */
  Optional<String> smtpServer(Config senderConfig);

  /**
   * The way out for one mailbox. Does no I/O yet.
   *
   * @param mailbox the mailbox's name in the configuration, for messages to people
   * @param senderConfig values of {@link #senderKeys()}
   * @param mailboxConfig values of {@link #mailboxKeys()}
   * @throws org.mailpromoter.spi.config.KeyException if one key is wrong or missing; it is reported
   *     there
   * @throws IllegalArgumentException with a sentence for people if something else is wrong, which
   *     is reported for the mailbox
   */
  MailSender sender(String mailbox, Config senderConfig, Config mailboxConfig);
}
