package org.mailpromoter.spi.loading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.PluginInfo;
import org.mailpromoter.spi.Spi;

/** The plugins of an installation, and what they offer. Immutable once loaded. */
public final class PluginRegistry {
  private final Map<String, Plugin> plugins = new LinkedHashMap<>();
  private final Map<String, ConnectorFactory> connectors = new TreeMap<>();
  private final Map<String, CorrelationStrategyFactory> strategies = new TreeMap<>();
  private final List<PluginProblem> problems = new ArrayList<>();

  PluginRegistry() {}

  /** The plugins that were accepted, in the order in which they were found. */
  public List<Plugin> plugins() {
    return List.copyOf(plugins.values());
  }

  /** Every connector by name. */
  public Map<String, ConnectorFactory> connectors() {
    return new TreeMap<>(connectors);
  }

  /** Every correlation strategy of a plugin by name. */
  public Map<String, CorrelationStrategyFactory> strategies() {
    return new TreeMap<>(strategies);
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
    List<ConnectorFactory> offered = plugin.connectors();
    List<CorrelationStrategyFactory> ways = plugin.correlationStrategies();
    for (ConnectorFactory connector : offered) {
      if (connectors.containsKey(connector.name())) {
        refuse(info.name(), clash("connector", connector.name()));
        return;
      }
    }
    for (CorrelationStrategyFactory strategy : ways) {
      if (strategies.containsKey(strategy.name())) {
        refuse(info.name(), clash("correlation strategy", strategy.name()));
        return;
      }
    }
    if (plugins.putIfAbsent(info.name(), plugin) != null) {
      refuse(info.name(), "another plugin has the same name. Remove one of the two from plugins/.");
      return;
    }
    offered.forEach(connector -> connectors.put(connector.name(), connector));
    ways.forEach(strategy -> strategies.put(strategy.name(), strategy));
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

  private static String clash(String kind, String name) {
    return "its " + kind + " '" + name + "' has the name of another one. Remove one of the two.";
  }
}
