package org.mailpromoter.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * The section {@code correlation}: one section for each correlation strategy of a plugin. A
 * strategy without one runs with its defaults.
 */
final class PluginStrategies {
  private final Map<String, CorrelationStrategyFactory> factories;
  private final PartTrial trial;
  private final References references;

  PluginStrategies(
      Map<String, CorrelationStrategyFactory> factories, PartTrial trial, References references) {
    this.factories = factories;
    this.trial = trial;
    this.references = references;
  }

  List<StrategyDeployment> read(Section section) {
    section.names().stream()
        .filter(name -> !factories.containsKey(name))
        .forEach(name -> section.problem(name, unknown(name)));
    List<StrategyDeployment> strategies = new ArrayList<>();
    factories.forEach(
        (name, factory) ->
            strategy(name, factory, section.section(name)).ifPresent(strategies::add));
    return strategies;
  }

  private String unknown(String name) {
    return factories.isEmpty()
        ? "is unknown; no plugin offers a correlation strategy"
        : ConfigSpec.unknown(name, factories.keySet());
  }

  /** Whether it can be made shows now; what only its secret is missing for is made later. */
  private Optional<StrategyDeployment> strategy(
      String name, CorrelationStrategyFactory factory, Section section) {
    int before = references.problems().size();
    Config config = section.read(factory.keys());
    if (references.problems().size() > before) {
      return Optional.empty();
    }
    StrategyDeployment strategy = new StrategyDeployment(name, factory, config);
    try {
      trial.attempt(strategy);
      return Optional.of(strategy);
    } catch (IllegalArgumentException e) {
      section.problem("", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
