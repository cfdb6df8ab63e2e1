package org.mailpromoter.spi;

import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * Makes activity sinks of one kind. The host validates the configuration before it calls.
 *
 * @since 0.1
 */
public interface ActivitySinkFactory {
  /** The word by which a section of {@code sinks} chooses this kind, for example webhook. */
  String name();

  /** Where it takes activities, in a few words for people. */
  String description();

  /** The keys of a section, without {@code kind} itself. */
  ConfigSpec keys();

  /**
   * Whether its sinks take alerts ({@link ActivitySink#deliverAlert}); the host refuses {@code
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
}
