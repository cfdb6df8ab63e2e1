package org.mailpromoter.spi;

import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.probe.Probe;

/**
 * Creates connections of one kind. The host validates the configuration before it calls.
 *
 * @since 0.1
 */
public interface ConnectorFactory {
  /** The name of this connector in a server profile, for example {@code imap}. */
  String name();

  /** What it connects to, in a few words for people. */
  String description();

  /** The keys of a server profile, without {@code connector} itself. */
  ConfigSpec serverKeys();

  /**
   * The keys of a mailbox in addition to those that every mailbox has: server, owner, folders and
   * so on.
   */
  ConfigSpec mailboxKeys();

  /**
   * Why this connector cannot be used at all, as a sentence with a remedy; empty if it can be used.
   * Called when the configuration is validated.
   */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /**
   * A source of sessions to one mailbox. Does no I/O yet.
   *
   * @param mailbox the mailbox's name in the configuration, for messages to people
   * @param serverConfig values of {@link #serverKeys()}
   * @param mailboxConfig values of {@link #mailboxKeys()}
   * @throws org.mailpromoter.spi.config.KeyException if one key is wrong or missing; it is reported
   *     there
   * @throws IllegalArgumentException with a sentence for people if something else is wrong, which
   *     is reported for the mailbox
   */
  MailboxSource source(String mailbox, Config serverConfig, Config mailboxConfig);

  /**
   * Checks on the server of one mailbox what this connector assumes of it; empty if it assumes
   * nothing that is worth a check. Does no I/O yet.
   *
   * @param mailbox the mailbox's name in the configuration, for messages to people
   * @param serverConfig values of {@link #serverKeys()}
   * @param mailboxConfig values of {@link #mailboxKeys()}
   */
  default Optional<Probe> probe(String mailbox, Config serverConfig, Config mailboxConfig) {
    return Optional.empty();
  }
}
