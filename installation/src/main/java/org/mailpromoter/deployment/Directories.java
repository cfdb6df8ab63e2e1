package org.mailpromoter.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.party.CachedDirectory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** The section {@code directories}. */
final class Directories {
  static final ConfigKey<DirectoryDeployment.IdSpace> IDS =
      ConfigKey.choice("ids", DirectoryDeployment.IdSpace.class)
          .meaning(
              "own: its ids are prefixed with its name, as in contact:NAME/7, so that they never"
                  + " clash; shared: the same id is the same record in every directory with"
                  + " shared ids and among users, queues and imported records; the data of the"
                  + " earlier directory wins")
          .defaultsTo(DirectoryDeployment.IdSpace.OWN);
  static final ConfigKey<Integer> REMEMBER_ADDRESSES =
      ConfigKey.integer("remember-addresses", 0, 10_000_000)
          .meaning("Maximum number of cached addresses")
          .defaultsTo(CachedDirectory.Limits.STANDARD.addresses());
  static final ConfigKey<Duration> REMEMBER =
      ConfigKey.duration("remember")
          .meaning(
              "How long an answer is valid, unless the directory reports its changes, as files do")
          .defaultsTo(CachedDirectory.Limits.STANDARD.known());
  static final ConfigKey<Duration> REMEMBER_UNKNOWN =
      ConfigKey.duration("remember-unknown")
          .meaning(
              "How long the answer that an address is unknown is valid, under the same"
                  + " condition")
          .defaultsTo(CachedDirectory.Limits.STANDARD.unknown());
  static final ConfigKey<Duration> GRACE =
      ConfigKey.duration("grace")
          .meaning(
              "Maximum age of an answer that is used while the directory cannot answer; mail"
                  + " with other addresses is not decided then")
          .defaultsTo(CachedDirectory.Limits.STANDARD.grace());
  static final ConfigSpec COMMON =
      ConfigSpec.of(Kind.KEY, IDS, REMEMBER_ADDRESSES, REMEMBER, REMEMBER_UNKNOWN, GRACE);

  /** Names of the directories that always exist. */
  private static final List<String> TAKEN = List.of("configuration", "imported");

  private final Map<String, RecordDirectoryFactory> kinds;
  private final PartTrial trial;
  private final References references;

  Directories(Map<String, RecordDirectoryFactory> kinds, PartTrial trial, References references) {
    this.kinds = kinds;
    this.trial = trial;
    this.references = references;
  }

  List<DirectoryDeployment> read(Section section) {
    List<DirectoryDeployment> all = new ArrayList<>();
    for (String name : section.names()) {
      if (!name.matches("[a-z0-9-]{1,60}") || TAKEN.contains(name)) {
        section.problem(
            name,
            "is not a valid name for a directory: use a-z, 0-9 and hyphens, and none of"
                + " "
                + TAKEN);
      } else {
        directory(name, section.section(name)).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<DirectoryDeployment> directory(String name, Section section) {
    Optional<RecordDirectoryFactory> factory = Kind.of(section, kinds);
    if (factory.isEmpty()) {
      section.readUnchosen(Kind.KEY, COMMON, kinds.values().stream().map(each -> each.keys()));
      return Optional.empty();
    }
    int before = references.problems().size();
    Config config = section.read(COMMON.and(factory.get().keys()));
    return references.problems().size() > before
        ? Optional.empty()
        : section.tried(() -> directory(name, factory.get(), config), trial::attempt);
  }

  private static DirectoryDeployment directory(
      String name, RecordDirectoryFactory factory, Config config) {
    return new DirectoryDeployment(name, factory, config, config.get(IDS), limits(config));
  }

  private static CachedDirectory.Limits limits(Config config) {
    return new CachedDirectory.Limits(
        config.get(REMEMBER_ADDRESSES),
        config.get(REMEMBER),
        config.get(REMEMBER_UNKNOWN),
        config.get(GRACE));
  }
}
