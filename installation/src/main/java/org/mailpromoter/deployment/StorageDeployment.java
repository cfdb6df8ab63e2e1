package org.mailpromoter.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * The section {@code storage}.
 *
 * @param kind opens it
 * @param config how
 */
public record StorageDeployment(StorageFactory kind, Config config) {
  static final ConfigKey<String> KIND =
      ConfigKey.text("kind").meaning("Kind of storage").defaultsTo("sqlite");
  static final ConfigSpec COMMON = ConfigSpec.of(KIND);

  /** Checks for nulls. */
  public StorageDeployment {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(config, "config");
  }

  /** Whether there is a storage. */
  public boolean exists() {
    return kind.exists(config);
  }

  /** The files of this machine in which its data is, or will be. */
  public List<Path> files() {
    return kind.files(config);
  }

  /** Opens the storage, and creates it if there is none. */
  public Storage open() {
    return kind.open(config);
  }

  /** Replaces the storage by a backup. */
  public Restored restore(Path backup) {
    return kind.restore(config, backup);
  }

  /** Its place, for people. */
  public String place() {
    return kind.place(config);
  }

  static Optional<StorageDeployment> read(Section section, Map<String, StorageFactory> kinds) {
    Optional<StorageFactory> chosen = Kind.of(section, KIND, "storage", kinds);
    if (chosen.isEmpty()) {
      section.readUnchosen(KIND, COMMON, kinds.values().stream().map(StorageFactory::keys));
    }
    return chosen.map(kind -> new StorageDeployment(kind, section.read(COMMON.and(kind.keys()))));
  }
}
