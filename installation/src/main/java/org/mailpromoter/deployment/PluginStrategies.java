package org.mailpromoter.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.facts.GuardedStrategy;
import org.mailpromoter.spi.CorrelationStrategyFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.SecretException;

/**
 * The section {@code correlation}: one section for each correlation strategy of a plugin. A
 * strategy without one runs with its defaults. None is trusted: each is guarded.
 */
final class PluginStrategies {
  private final Map<String, CorrelationStrategyFactory> factories;
  private final References references;

  PluginStrategies(Map<String, CorrelationStrategyFactory> factories, References references) {
    this.factories = factories;
    this.references = references;
  }

  List<Supplier<CorrelationStrategy>> read(Section section) {
    section.names().stream()
        .filter(name -> !factories.containsKey(name))
        .forEach(name -> section.problem(name, unknown(name)));
    List<Supplier<CorrelationStrategy>> strategies = new ArrayList<>();
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
  private Optional<Supplier<CorrelationStrategy>> strategy(
      String name, CorrelationStrategyFactory factory, Section section) {
    int before = references.problems().size();
    Config config = section.read(factory.keys());
    if (references.problems().size() > before) {
      return Optional.empty();
    }
    Supplier<CorrelationStrategy> strategies =
        () ->
            ForeignPart.made(
                "the correlation strategy '" + name + "'",
                () -> GuardedStrategy.of(name, factory.create(config)));
    try {
      CorrelationStrategy made = strategies.get();
      return Optional.of(() -> made);
    } catch (SecretException e) {
      return Optional.of(strategies);
    } catch (IllegalArgumentException e) {
      section.problem("", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}
