package org.mailpromoter.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.loading.PluginRegistry;

/** Reads configuration files. Immutable. */
public final class DeploymentReader {
  private final PluginRegistry plugins;
  private final PartTrial trial;
  private final List<String> strategies;
  private final Function<String, Optional<String>> environment;

  /**
   * A reader.
   *
   * @param plugins what plugins offer
   * @param trial makes the parts that are read, so that their problems show
   * @param strategies the names of every correlation strategy, in their own order
   * @param environment looks up environment variables
   */
  public DeploymentReader(
      PluginRegistry plugins,
      PartTrial trial,
      List<String> strategies,
      Function<String, Optional<String>> environment) {
    this.plugins = plugins;
    this.trial = trial;
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
    return read(file, Section.root(file, YamlFile.read(file), references), references);
  }

  /**
   * Reads and validates a file, and checks the folders and certificates that it names. Connects to
   * nothing.
   *
   * @return probable mistakes, in the order of the file, although the file can be used
   * @throws ConfigurationException if it cannot be used, with all problems and probable mistakes
   */
  public List<ConfigProblem> check(Path file) throws ConfigurationException {
    ReadSections sections = new ReadSections(new References(environment));
    Section root = Section.root(file, YamlFile.read(file), sections);
    List<ConfigProblem> doubts = new ArrayList<>();
    try {
      Deployment deployment = read(file, root, sections.references());
      doubts.addAll(NoticesSection.doubts(root.section("notices"), deployment));
    } catch (ConfigurationException e) {
      throw new ConfigurationException(everything(e, root, sections));
    }
    doubts.addAll(new DeploymentCheck(root, sections.all()).problems());
    return ConfigurationException.inOrder(doubts);
  }

  /** All problems are reported at once, so that the file can be corrected in one go. */
  private static List<ConfigProblem> everything(
      ConfigurationException invalid, Section root, ReadSections sections) {
    List<ConfigProblem> all = new ArrayList<>(invalid.problems());
    sections.references().secrets().forEach(secret -> secret.problem().ifPresent(all::add));
    all.addAll(new DeploymentCheck(root, sections.all()).problems());
    return all;
  }

  private Deployment read(Path file, Section root, References references)
      throws ConfigurationException {
    root.allowOnly(
        List.of(
            "storage",
            PolicyFile.KEY.name(),
            "servers",
            "senders",
            "mailboxes",
            "notices",
            "organization",
            "correlation",
            "users",
            "queues",
            "directories",
            "sinks",
            "policy-sources",
            "console"));
    PolicyFile policy = PolicyFile.read(root);
    Owners owners = Owners.read(policy.section("users"), policy.section("queues"));
    Map<RecordId, OwnerSending> sendingOwners = owners.sending();
    OrganizationSection organization =
        OrganizationSection.read(policy.section("organization"), strategies, references);
    Section senders = root.section("senders");
    SendingMailboxes sending =
        new SendingMailboxes(
            new Senders(plugins.senders(), references).read(senders), senders.names(), owners);
    List<MailboxDeployment> mailboxes =
        new Mailboxes(plugins.connectors(), trial, owners, sending, references)
            .read(root.section("servers"), root.section("mailboxes"));
    Optional<StorageDeployment> storage =
        StorageDeployment.read(root.section("storage"), plugins.storages());
    List<StrategyDeployment> pluginStrategies =
        new PluginStrategies(plugins.strategies(), trial, references)
            .read(root.section("correlation"));
    List<DirectoryDeployment> directories =
        new Directories(plugins.directories(), trial, references).read(root.section("directories"));
    List<SinkDeployment> sinks =
        new Sinks(plugins.sinks(), trial, references).read(root.section("sinks"));
    List<PolicySourceDeployment> policySources =
        new PolicySources(plugins.policySources(), trial, references)
            .read(root.section("policy-sources"));
    Optional<NoticesDeployment> notices = NoticesSection.read(root.section("notices"), owners);
    ConsoleDeployment console = ConsoleSection.read(root.section("console"));
    storage.ifPresent(
        each ->
            references.reserve(
                root.section("storage"), each.files().stream().map(Path::normalize).toList()));
    if (!references.problems().isEmpty() || storage.isEmpty()) {
      throw new ConfigurationException(references.problems());
    }
    return new Deployment(
        file,
        storage.get(),
        mailboxes,
        organization.settings(),
        organization.order(),
        organization.tokens(),
        organization.signedTokens(),
        organization.tokenNumbering(),
        organization.smartMatching(),
        pluginStrategies,
        new ArrayList<>(owners.owners().values()),
        owners.records(),
        sendingOwners,
        directories,
        sinks,
        policySources,
        notices.orElse(null),
        policy.file().orElse(null),
        console,
        references.secrets(),
        references.paths());
  }
}
