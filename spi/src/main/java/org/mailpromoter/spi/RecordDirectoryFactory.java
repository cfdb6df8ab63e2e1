package org.mailpromoter.spi;

import java.util.Optional;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.probe.Probe;

/**
 * Creates record directories of one kind. The host validates the configuration before it calls, and
 * caches the answers of a directory for a while.
 *
 * @since 0.1
 */
public interface RecordDirectoryFactory {
  /** The name of this kind in a section of {@code directories}, for example {@code ldap}. */
  String name();

  /** What it queries, in a few words for people. */
  String description();

  /** The keys of a section, without {@code kind} itself. */
  ConfigSpec keys();

  /**
   * A directory. Does no I/O yet.
   *
   * @param section the name of the section, for messages to people
   * @param config values of {@link #keys()}
   */
  RecordDirectory create(String section, Config config);

  /**
   * Checks on the server of a directory what this kind assumes of it; empty if it assumes nothing
   * that is worth a check. Does no I/O yet.
   *
   * @param section the name of the section, for messages to people
   * @param config values of {@link #keys()}
   */
  default Optional<Probe> probe(String section, Config config) {
    return Optional.empty();
  }
}
