package org.mailpromoter.spi;

import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.policy.PolicySource;

/**
 * Creates policy sources of one kind. The host validates the configuration before it calls.
 *
 * @since 0.1
 */
public interface PolicySourceFactory {
  /** The name of this kind in a section of {@code policy-sources}, for example dataverse. */
  String name();

  /** Whose settings it reads, in a few words for people. */
  String description();

  /** The keys of a section, without {@code kind} itself. */
  ConfigSpec keys();

  /**
   * A source. Does no I/O yet.
   *
   * @param section the name of the section, for messages to people
   * @param config values of {@link #keys()}
   */
  PolicySource create(String section, Config config);
}
