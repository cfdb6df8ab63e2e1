package org.mailpromoter.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.loading.LoadedPlugin;
import org.mailpromoter.spi.loading.Offer;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;

/** Makes the parts of one plugin, as the host does. */
final class PluginParts {
  private final PluginRegistry registry;

  /**
   * A plugin that the host admits.
   *
   * @throws AssertionError if it does not
   */
  PluginParts(Plugin plugin) {
    this.registry = PluginLoader.admit(plugin);
    if (!registry.problems().isEmpty()) {
      throw new AssertionError(registry.problems().toString());
    }
  }

  static List<Offer> offers(Plugin plugin) {
    return new PluginParts(plugin).offers();
  }

  List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    for (LoadedPlugin each : registry.plugins()) {
      offers.addAll(each.offers());
    }
    return offers;
  }

  /** The offer that an example is for. */
  Offer offer(PluginExample example) {
    return offers().stream()
        .filter(each -> each.kind() == example.kind() && each.name().equals(example.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is offered for " + example));
  }

  /** A part; of a storage, which is there only when it is opened, the place. */
  Object make(PluginExample example, String section, PluginPlayground playground) {
    return switch (example.kind()) {
      case CONNECTOR ->
          named(registry.connectors(), example)
              .source(
                  section,
                  config(example, "servers", playground),
                  config(example, "mailboxes", playground));
      case STRATEGY ->
          named(registry.strategies(), example).create(config(example, "correlation", playground));
      case DIRECTORY ->
          named(registry.directories(), example)
              .create(section, config(example, "directories", playground));
      case SINK ->
          named(registry.sinks(), example).create(section, config(example, "sinks", playground));
      case POLICY_SOURCE ->
          named(registry.policySources(), example)
              .create(section, config(example, "policy-sources", playground));
      case SENDER ->
          named(registry.senders(), example)
              .sender(
                  section,
                  config(example, "senders", playground),
                  config(example, "mailboxes", playground));
      case STORAGE ->
          named(registry.storages(), example).place(config(example, "storage", playground));
    };
  }

  private static <T> T named(Map<String, T> factories, PluginExample example) {
    T factory = factories.get(example.name());
    if (factory == null) {
      throw new AssertionError("nothing is offered for " + example);
    }
    return factory;
  }

  private Config config(PluginExample example, String section, PluginPlayground playground) {
    ConfigSpec spec = offer(example).keys().getOrDefault(section, ConfigSpec.NONE);
    return Config.of(spec, example.values(section, playground));
  }

  /** The keys of an offer, with their sections. */
  static Set<String> keys(Offer offer) {
    Set<String> keys = new TreeSet<>();
    offer
        .keys()
        .forEach((section, spec) -> spec.keys().forEach(key -> keys.add(section + "." + key)));
    return keys;
  }

  /** The keys that an example gives a value other than the default. */
  Set<String> tried(PluginExample example, PluginPlayground playground) {
    Set<String> tried = new TreeSet<>();
    eachGiven(
        example,
        playground,
        (section, key) -> {
          Config config = config(example, section, playground);
          if (!config.find(key).equals(key.standard())) {
            tried.add(section + "." + key);
          }
        });
    return tried;
  }

  /** What an example keeps secret. */
  List<String> secrets(PluginExample example, PluginPlayground playground) {
    List<String> secrets = new ArrayList<>();
    eachGiven(
        example,
        playground,
        (section, key) -> {
          if (key.isSecret()) {
            secrets.add(example.values(section, playground).get(key.name()));
          }
        });
    return secrets;
  }

  private void eachGiven(
      PluginExample example, PluginPlayground playground, BiConsumer<String, ConfigKey<?>> each) {
    for (Map.Entry<String, ConfigSpec> section : offer(example).keys().entrySet()) {
      Set<String> given = example.values(section.getKey(), playground).keySet();
      for (ConfigKey<?> key : section.getValue().keys()) {
        if (given.contains(key.name())) {
          each.accept(section.getKey(), key);
        }
      }
    }
  }
}
