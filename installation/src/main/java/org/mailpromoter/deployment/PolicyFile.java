package org.mailpromoter.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.spi.config.ConfigKey;

/**
 * A second file with settings, users and queues, such as one that was imported from another CRM.
 * What the main file says counts before it.
 */
final class PolicyFile {
  static final ConfigKey<Path> KEY =
      ConfigKey.path("policy-file")
          .meaning(
              "A file with the sections organization, users and queues, which apply where this"
                  + " file has no value of its own");
  static final List<String> SECTIONS = List.of("organization", "users", "queues");

  private final Section main;
  private final @Nullable Path file;
  private final @Nullable Section policy;

  private PolicyFile(Section main, @Nullable Path file, @Nullable Section policy) {
    this.main = main;
    this.file = file;
    this.policy = policy;
  }

  /**
   * Reads the file that the main file names, if it names one.
   *
   * @throws ConfigurationException if it is not YAML
   */
  static PolicyFile read(Section main) throws ConfigurationException {
    Optional<Path> named = main.chosen(KEY);
    if (named.isEmpty()) {
      return new PolicyFile(main, null, null);
    }
    if (!Files.exists(named.get())) {
      main.problem(KEY.name(), "there is no file " + named.get());
      return new PolicyFile(main, named.get(), null);
    }
    Section policy = main.rootOf(named.get(), YamlFile.read(named.get()));
    policy.allowOnly(SECTIONS);
    return new PolicyFile(main, named.get(), policy);
  }

  /** A section with the values of both files. */
  Section section(String name) {
    Section own = main.section(name);
    return policy == null ? own : own.over(policy.section(name));
  }

  /** The file; it may be missing. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
