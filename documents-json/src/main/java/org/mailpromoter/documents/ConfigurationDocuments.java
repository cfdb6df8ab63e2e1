package org.mailpromoter.documents;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.loading.LoadedPlugin;
import org.mailpromoter.spi.loading.Offer;
import org.mailpromoter.spi.loading.PluginProblem;

/**
 * Documents about the configuration file and the plugins.
 *
 * @since 0.1
 */
public final class ConfigurationDocuments {
  private ConfigurationDocuments() {}

  /** The contents of the configuration file, and what is wrong with it. */
  public static Document checked(
      Deployment deployment, List<ConfigProblem> problems, List<ConfigProblem> warnings) {
    return Members.of("file", deployment.file())
        .with("mailboxes", deployment.mailboxes().size())
        .with("users_and_queues", deployment.owners().size())
        .with("directories", deployment.directories().size())
        .with("sinks", deployment.sinks().size())
        .with("problems", problems.stream().map(Failures::of).toList())
        .with("warnings", warnings.stream().map(Failures::of).toList())
        .document();
  }

  /** A configuration file that was written. */
  public static Document written(Path file) {
    return Members.of("written", file).document();
  }

  /** The completion script for a shell. */
  public static Document completion(String shell, String script) {
    return Members.of("shell", shell).with("script", script).document();
  }

  /** Accepted plugins with what they offer, and refused ones. */
  public static Document plugins(List<LoadedPlugin> plugins, List<PluginProblem> refused) {
    return Members.of("plugins", plugins.stream().map(ConfigurationDocuments::plugin).toList())
        .with("refused_plugins", refused.stream().map(ConfigurationDocuments::refused).toList())
        .document();
  }

  private static Members plugin(LoadedPlugin plugin) {
    return Members.of("plugin", plugin.info().name())
        .with("version", plugin.info().version())
        .with("spi", plugin.info().spiMajor() + "." + plugin.info().spiMinor())
        .with("place", plugin.place())
        .with(
            "offers",
            plugin.offers().stream()
                .map(offer -> offer(offer).with("description", offer.description()))
                .toList());
  }

  private static Members offer(Offer offer) {
    return Members.of("kind", offer.kind()).with("name", offer.name());
  }

  private static Members refused(PluginProblem problem) {
    return Members.of("plugin", problem.plugin())
        .with("place", problem.place())
        .with("problem", problem.reason());
  }

  /** The configuration keys of offers. */
  public static Document keys(List<Offer> offers) {
    return Members.of(
            "keys",
            offers.stream()
                .flatMap(
                    offer ->
                        offer.keys().entrySet().stream()
                            .flatMap(section -> keys(offer, section).stream()))
                .toList())
        .document();
  }

  private static List<Members> keys(Offer offer, Map.Entry<String, ConfigSpec> section) {
    return section.getValue().keys().stream()
        .map(key -> offer(offer).with("section", section.getKey()).and(key(key)))
        .toList();
  }

  private static Members key(ConfigKey<?> key) {
    return Members.of("key", key.name())
        .with("type", key.type())
        .with("required", key.required())
        .with("default", key.standardText())
        .with("meaning", key.meaning());
  }
}
