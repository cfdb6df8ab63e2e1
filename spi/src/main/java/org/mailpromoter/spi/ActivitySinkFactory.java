package org.mailpromoter.spi;

import java.util.Optional;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.probe.Probe;

/**
 * Creates activity sinks of one kind. The host validates the configuration before it calls.
 *
 * @since 0.1
 */
public interface ActivitySinkFactory {
  /** The name of this kind in a section of {@code sinks}, for example {@code webhook}. */
  String name();

  /** Where it delivers activities, in a few words for people. */
  String description();

  /** The keys of a section, without {@code kind} itself. */
  ConfigSpec keys();

  /**
   * Whether its sinks accept alerts ({@link ActivitySink#deliverAlert}); the host refuses {@code
   * alerts: yes} for others.
   */
  default boolean takesAlerts() {
    return false;
  }

  /**
   * A sink. Does no I/O yet.
   *
   * @param section the name of the section, for messages to people
   * @param config values of {@link #keys()}
   */
  ActivitySink create(String section, Config config);

  /**
   * Checks on the receiver of a sink what this kind assumes of it; empty if it assumes nothing that
   * is worth a check. Does no I/O yet.
   *
   * @param section the name of the section, for messages to people
   * @param config values of {@link #keys()}
   */
  default Optional<Probe> probe(String section, Config config) {
    return Optional.empty();
  }
}
