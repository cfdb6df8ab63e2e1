package org.mailpromoter.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.installation.OpenInstallation;

/**
 * The policy in force from run to run. Choices that people make meanwhile count from the next run
 * on, and are told; the configuration file counts as it was at the start. Safe for several threads.
 */
final class CurrentPolicy {
  private final OpenInstallation open;
  private final ServiceEvents events;
  private FileTime file;
  private Version last;

  /**
   * A policy and the number under which it was written down.
   *
   * @param policy every setting
   * @param number its number
   */
  record Version(Policy policy, long number) {}

  CurrentPolicy(OpenInstallation open, ServiceEvents events) {
    this.open = open;
    this.events = events;
    this.file = modified();
    this.last = read();
  }

  synchronized Version version() {
    FileTime changed = modified();
    if (!changed.equals(file)) {
      file = changed;
      events.happened(new ServiceEvent.ConfigurationChanged(open.parts().deployment().file()));
    }
    Version now = read();
    if (now.number() != last.number()) {
      events.happened(new ServiceEvent.SettingsChanged(now.number()));
    }
    last = now;
    return now;
  }

  private Version read() {
    Policy policy = open.policy();
    return new Version(policy, open.storage().policyLog().versionOf(policy, open.now()));
  }

  private FileTime modified() {
    try {
      return Files.getLastModifiedTime(open.parts().deployment().file());
    } catch (IOException e) {
      return FileTime.from(Instant.EPOCH); // a file that is gone has changed, too
    }
  }
}
