package org.mailpromoter.spi.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.PolicySourceFactory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.StorageFactory;

/**
 * The plugins of an installation, and what they offer. Immutable once loaded.
 *
 * @since 0.1
 */
public final class PluginRegistry {
  private static final Set<String> BUILT_IN_STRATEGIES =
      BuiltInStrategies.of(TrackingTokenFormat.DEFAULT).stream()
          .map(CorrelationStrategy::name)
          .collect(Collectors.toUnmodifiableSet());

  private final List<LoadedPlugin> plugins = new ArrayList<>();
  private final List<PluginProblem> problems = new ArrayList<>();

  PluginRegistry() {}

  /** The plugins that were accepted, in the order in which they were found. */
  public List<LoadedPlugin> plugins() {
    return List.copyOf(plugins);
  }

  /** Every connector by name. */
  public Map<String, ConnectorFactory> connectors() {
    return all(plugin -> plugin.connectors);
  }

  /** Every correlation strategy of a plugin by name. */
  public Map<String, CorrelationStrategyFactory> strategies() {
    return all(plugin -> plugin.strategies);
  }

  /** Every kind of record directory by name. */
  public Map<String, RecordDirectoryFactory> directories() {
    return all(plugin -> plugin.directories);
  }

  /** Every kind of activity sink by name. */
  public Map<String, ActivitySinkFactory> sinks() {
    return all(plugin -> plugin.sinks);
  }

  /** Every kind of policy source by name. */
  public Map<String, PolicySourceFactory> policySources() {
    return all(plugin -> plugin.policySources);
  }

  /** Every kind of mail sender by name. */
  public Map<String, MailSenderFactory> senders() {
    return all(plugin -> plugin.senders);
  }

  /** Every kind of storage by name. */
  public Map<String, StorageFactory> storages() {
    return all(plugin -> plugin.storages);
  }

  /** The plugins that were left out. */
  public List<PluginProblem> problems() {
    return List.copyOf(problems);
  }

  void refuse(PluginProblem problem) {
    problems.add(problem);
  }

  /** Accepts or rejects a plugin as a whole. */
  void add(LoadedPlugin plugin) {
    clashOf(plugin)
        .ifPresentOrElse(
            clash -> refuse(new PluginProblem(plugin.info().name(), plugin.place(), clash)),
            () -> plugins.add(plugin));
  }

  private Optional<String> clashOf(LoadedPlugin plugin) {
    for (LoadedPlugin other : plugins) {
      if (other.info().name().equals(plugin.info().name())) {
        return Optional.of(
            "another plugin has the same name ("
                + where(other)
                + "). Remove one of the two from plugins/.");
      }
    }
    return plugin.offers().stream().flatMap(offer -> clashOf(offer).stream()).findFirst();
  }

  private Optional<String> clashOf(Offer offer) {
    if (offer.kind() == OfferKind.STRATEGY && BUILT_IN_STRATEGIES.contains(offer.name())) {
      return Optional.of(
          "its " + offer + " has the name of a built-in one. Get a version with another name.");
    }
    for (LoadedPlugin other : plugins) {
      for (Offer taken : other.offers()) {
        if (taken.kind() == offer.kind() && taken.name().equals(offer.name())) {
          return Optional.of(
              "its "
                  + offer
                  + " has the name of the one of plugin "
                  + other.info().name()
                  + " ("
                  + where(other)
                  + "). Remove one of the two plugins.");
        }
      }
    }
    return Optional.empty();
  }

  private static String where(LoadedPlugin plugin) {
    return plugin.place().equals(PluginLoader.CLASS_PATH)
        ? "part of the program"
        : "in plugins/" + plugin.place();
  }

  private <T> Map<String, T> all(Function<LoadedPlugin, Map<String, T>> offered) {
    Map<String, T> all = new TreeMap<>();
    plugins.forEach(plugin -> all.putAll(offered.apply(plugin)));
    return all;
  }
}
