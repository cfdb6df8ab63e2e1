package org.mailpromoter.deployment;

import java.time.Duration;
import java.util.Objects;

/**
 * The settings of a server profile other than the connection (S-4).
 *
 * @param name its name
 * @param connections how many of its mailboxes are synchronized at the same time, positive
 * @param pollInterval how often to poll a mailbox whose server sends no notifications
 */
public record ServerProfile(String name, int connections, Duration pollInterval) {
  /** Checks for nulls. */
  public ServerProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(pollInterval, "pollInterval");
  }
}
