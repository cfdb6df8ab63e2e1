package org.mailpromoter.spi.loading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.Spi;
import org.mailpromoter.spi.StorageFactory;

/**
 * The plugins of an installation, and what they offer. Immutable once loaded.
 *
 * @since 0.1
 */
public final class PluginRegistry {
  private final Map<String, Plugin> plugins = new LinkedHashMap<>();
  private final Offers<ConnectorFactory> connectors =
      new Offers<>("connector", Plugin::connectors, ConnectorFactory::name);
  private final Offers<CorrelationStrategyFactory> strategies =
      new Offers<>(
          "correlation strategy", Plugin::correlationStrategies, CorrelationStrategyFactory::name);
  private final Offers<RecordDirectoryFactory> directories =
      new Offers<>("record directory", Plugin::recordDirectories, RecordDirectoryFactory::name);
  private final Offers<ActivitySinkFactory> sinks =
      new Offers<>("activity sink", Plugin::activitySinks, ActivitySinkFactory::name);
  private final Offers<StorageFactory> storages =
      new Offers<>("storage", Plugin::storages, StorageFactory::name);
  private final List<PluginProblem> problems = new ArrayList<>();

  PluginRegistry() {}

  /** The plugins that were accepted, in the order in which they were found. */
  public List<Plugin> plugins() {
    return List.copyOf(plugins.values());
  }

  /** Every connector by name. */
  public Map<String, ConnectorFactory> connectors() {
    return connectors.all();
  }

  /** Every correlation strategy of a plugin by name. */
  public Map<String, CorrelationStrategyFactory> strategies() {
    return strategies.all();
  }

  /** Every kind of record directory by name. */
  public Map<String, RecordDirectoryFactory> directories() {
    return directories.all();
  }

  /** Every kind of activity sink by name. */
  public Map<String, ActivitySinkFactory> sinks() {
    return sinks.all();
  }

  /** Every kind of storage by name. */
  public Map<String, StorageFactory> storages() {
    return storages.all();
  }

  /** The plugins that were left out. */
  public List<PluginProblem> problems() {
    return List.copyOf(problems);
  }

  void refuse(String plugin, String reason) {
    problems.add(new PluginProblem(plugin, reason));
  }

  /** Takes a plugin in whole, or refuses it whole. */
  void add(Plugin plugin, String place) {
    PluginInfo info = plugin.info();
    if (info.spiMajor() != Spi.MAJOR || info.spiMinor() > Spi.MINOR) {
      refuse(info.name(), versionReason(info));
      return;
    }
    if (!info.name().matches("[a-z0-9-]{1,60}")) {
      refuse(place, "its name '" + info.name() + "' is not made of a-z, 0-9 and hyphens.");
      return;
    }
    List<Offers<?>> kinds = List.of(connectors, strategies, directories, sinks, storages);
    for (Offers<?> kind : kinds) {
      Optional<String> clash = kind.clashOf(plugin);
      if (clash.isPresent()) {
        refuse(info.name(), clash.get());
        return;
      }
    }
    if (plugins.putIfAbsent(info.name(), plugin) != null) {
      refuse(info.name(), "another plugin has the same name. Remove one of the two from plugins/.");
      return;
    }
    kinds.forEach(kind -> kind.take(plugin));
  }

  private static String versionReason(PluginInfo info) {
    return "it was built for version "
        + info.spiMajor()
        + "."
        + info.spiMinor()
        + " of the plugin interface, and this program has "
        + Spi.MAJOR
        + "."
        + Spi.MINOR
        + ". Get a matching version of the plugin.";
  }

  /** What all plugins offer of one kind. */
  private static final class Offers<T> {
    private final String kind;
    private final Function<Plugin, List<T>> offered;
    private final Function<T, String> name;
    private final Map<String, T> byName = new TreeMap<>();

    Offers(String kind, Function<Plugin, List<T>> offered, Function<T, String> name) {
      this.kind = kind;
      this.offered = offered;
      this.name = name;
    }

    Map<String, T> all() {
      return new TreeMap<>(byName);
    }

    Optional<String> clashOf(Plugin plugin) {
      return offered.apply(plugin).stream()
          .map(name)
          .filter(byName::containsKey)
          .findFirst()
          .map(
              taken ->
                  "its "
                      + kind
                      + " '"
                      + taken
                      + "' has the name of another one. Remove one of the two.");
    }

    void take(Plugin plugin) {
      offered.apply(plugin).forEach(each -> byName.put(name.apply(each), each));
    }
  }
}
