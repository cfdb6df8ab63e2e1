package org.mailpromoter.spi;

import java.util.List;

/**
 * The entry point of a plugin. Name the implementation in {@code
 * META-INF/services/org.mailpromoter.spi.Plugin} and put the jar into a separate folder below
 * {@code plugins/}. Constructors and these methods do no I/O.
 *
 * @since 0.1
 */
public interface Plugin {
  /**
   * The plugin's name and versions; called first, and nothing else is called if the version does
   * not fit.
   */
  PluginInfo info();

  /** Connectors to mailboxes. */
  default List<ConnectorFactory> connectors() {
    return List.of();
  }

  /** Correlation strategies. */
  default List<CorrelationStrategyFactory> correlationStrategies() {
    return List.of();
  }

  /** Directories that find the records behind addresses. */
  default List<RecordDirectoryFactory> recordDirectories() {
    return List.of();
  }

  /** Sinks that deliver activities to other systems. */
  default List<ActivitySinkFactory> activitySinks() {
    return List.of();
  }

  /** Sources of the settings of other CRMs. */
  default List<PolicySourceFactory> policySources() {
    return List.of();
  }

  /** Ways out for mail that is sent. */
  default List<MailSenderFactory> mailSenders() {
    return List.of();
  }

  /** Storages. */
  default List<StorageFactory> storages() {
    return List.of();
  }
}
