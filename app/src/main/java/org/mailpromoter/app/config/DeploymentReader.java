package org.mailpromoter.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Reads configuration files. Immutable. */
public final class DeploymentReader {
  static final ConfigKey<Path> DATABASE =
      ConfigKey.path("file").meaning("The database file; its folder must exist");

  private final Map<String, ConnectorFactory> connectors;
  private final List<String> strategies;
  private final Function<String, Optional<String>> environment;

  /**
   * A reader.
   *
   * @param connectors every connector by name
   * @param strategies the names of every correlation strategy, in their own order
   * @param environment looks up environment variables
   */
  public DeploymentReader(
      Map<String, ConnectorFactory> connectors,
      List<String> strategies,
      Function<String, Optional<String>> environment) {
    this.connectors = new TreeMap<>(connectors);
    this.strategies = List.copyOf(strategies);
    this.environment = environment;
  }

  /**
   * Reads and validates a file.
   *
   * @throws ConfigurationException with every problem there is
   */
  public Deployment read(Path file) throws ConfigurationException {
    References references = new References(environment);
    Section root = Section.root(file, YamlFile.read(file), references);
    root.allowOnly(List.of("storage", "servers", "mailboxes", "organization", "users", "queues"));
    Owners owners = Owners.read(root.section("users"), root.section("queues"), references);
    OrganizationSection organization =
        OrganizationSection.read(root.section("organization"), strategies, references);
    List<MailboxDeployment> mailboxes =
        new Mailboxes(connectors, owners, references)
            .read(root.section("servers"), root.section("mailboxes"));
    Config storage = storage(root.section("storage"), references);
    if (!references.problems().isEmpty()) {
      throw new ConfigurationException(references.problems());
    }
    return new Deployment(
        file,
        storage.find(DATABASE).orElseGet(() -> beside(file)),
        mailboxes,
        organization.settings(),
        organization.order(),
        organization.tokens(),
        organization.signedTokens(),
        organization.tokenNumbering(),
        organization.smartMatching(),
        new ArrayList<>(owners.owners().values()),
        owners.records());
  }

  private static Config storage(Section section, References references) {
    return ConfigSpec.of(DATABASE)
        .read(
            section.path(), section.at(), section.values(Set.of(), Set.of()), references::problem);
  }

  private static Path beside(Path file) {
    return file.toAbsolutePath().resolveSibling("mailpromoter.db");
  }
}
