package org.mailpromoter.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.installation.OpenInstallation;

/**
 * The policy in force from run to run. Overrides that people set meanwhile apply from the next run
 * on and are reported; the configuration file applies as it was at the start. Thread-safe.
 */
final class CurrentPolicy {
  private final OpenInstallation open;
  private final ServiceEvents events;
  private List<FileTime> files;
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
    this.files = modified();
    this.last = read();
  }

  synchronized Version version() {
    List<FileTime> changed = modified();
    if (!changed.equals(files)) {
      files = changed;
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

  /** Of the configuration file, and of the policy file below it. */
  private List<FileTime> modified() {
    Deployment deployment = open.parts().deployment();
    return Stream.concat(Stream.of(deployment.file()), deployment.policyFile().stream())
        .map(CurrentPolicy::modified)
        .toList();
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.from(Instant.EPOCH); // a file that is gone has changed, too
    }
  }
}
