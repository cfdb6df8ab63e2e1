package org.mailpromoter.deployment;

import java.time.Duration;
import java.util.Objects;

/**
 * What a server profile says beyond how to reach the server (S-4).
 *
 * @param name its name
 * @param connections how many of its mailboxes are synchronized at the same time, positive
 * @param pollInterval how long to wait between two looks at a mailbox that tells no news
 */
public record ServerProfile(String name, int connections, Duration pollInterval) {
  /** Checks for nulls. */
  public ServerProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(pollInterval, "pollInterval");
  }
}
