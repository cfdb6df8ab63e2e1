package org.mailpromoter.deployment;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.party.CachedDirectory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.config.Config;

/**
 * A configured record directory.
 *
 * @param name its name in the configuration
 * @param factory makes it
 * @param config what the configuration says of it
 * @param ids whose its ids are
 * @param limits how much of its answers is remembered, and for how long
 */
public record DirectoryDeployment(
    String name,
    RecordDirectoryFactory factory,
    Config config,
    IdSpace ids,
    CachedDirectory.Limits limits) {
  /** Whose the ids of a directory are. */
  public enum IdSpace {
    /** The directory's own: the same id elsewhere is another record. */
    OWN,
    /** Those of the installation: the same id is the same record. */
    SHARED
  }

  /** Checks for nulls. */
  public DirectoryDeployment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(factory, "factory");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(ids, "ids");
    Objects.requireNonNull(limits, "limits");
  }

  /** Which kind of directory it is, for example file. */
  public String kind() {
    return factory.name();
  }

  /** What its ids begin with in this installation; empty where they are shared. */
  public Optional<String> namespace() {
    return ids == IdSpace.OWN ? Optional.of(name) : Optional.empty();
  }
}
