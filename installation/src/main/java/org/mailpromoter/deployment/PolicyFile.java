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

  /** Reads the file that the main file names, if it names one. What is wrong with it is noted. */
  static PolicyFile read(Section main) {
    Optional<Path> named = main.chosen(KEY);
    return named.isEmpty()
        ? new PolicyFile(main, null, null)
        : new PolicyFile(main, named.get(), policy(main, named.get()));
  }

  private static @Nullable Section policy(Section main, Path file) {
    if (!Files.isRegularFile(file)) {
      String trouble = Files.exists(file) ? file + " is no file" : "there is no file " + file;
      main.problem(KEY.name(), trouble);
      return null;
    }
    try {
      Section policy = main.rootOf(file, YamlFile.read("policy file", file));
      policy.allowOnly(SECTIONS);
      return policy;
    } catch (ConfigurationException e) {
      main.problem(KEY.name(), inSentence(e));
      return null;
    }
  }

  /** A sentence as the end of another one. */
  private static String inSentence(ConfigurationException e) {
    String sentence = String.valueOf(e.getMessage());
    return Character.toLowerCase(sentence.charAt(0))
        + sentence.substring(1).replaceFirst("\\.$", "");
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
