package org.mailpromoter.spi;

import java.util.List;

/**
 * The one door for third parties. Name the implementation in {@code
 * META-INF/services/org.mailpromoter.spi.Plugin} and put the jar into its own folder below
 * {@code plugins/}. Constructors and these methods do no I/O.
 *
 * @since 0.1
 */
public interface Plugin {
  /** Who the plugin is; asked first, and nothing else when the version does not fit. */
  PluginInfo info();

  /** Ways to reach mailboxes. */
  default List<ConnectorFactory> connectors() {
    return List.of();
  }

  /** Ways to recognise conversations. */
  default List<CorrelationStrategyFactory> correlationStrategies() {
    return List.of();
  }

  /** Ways to find the records behind addresses. */
  default List<RecordDirectoryFactory> recordDirectories() {
    return List.of();
  }

  /** Ways to take activities elsewhere. */
  default List<ActivitySinkFactory> activitySinks() {
    return List.of();
  }

  /** Ways to keep everything. */
  default List<StorageFactory> storages() {
    return List.of();
  }
}
