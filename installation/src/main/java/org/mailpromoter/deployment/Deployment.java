package org.mailpromoter.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.SmartMatching;
import org.mailpromoter.core.correlation.TokenNumbering;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Setting;

/**
 * A validated configuration file.
 *
 * @param file the file
 * @param storage the storage
 * @param mailboxes the mailboxes, in the order of the file
 * @param organization the organization's switches
 * @param strategyOrder the order of precedence of correlation strategies
 * @param trackingTokens how tracking tokens look
 * @param signedTokens the keys of signed tokens
 * @param tokenNumbering how classic tokens are numbered
 * @param smartMatching the parameters of smart matching
 * @param pluginStrategies the correlation strategies of plugins
 * @param owners users and queues with their Track options
 * @param ownerRecords their records with their addresses
 * @param ownerSending what they say about mail in their names
 * @param directories record directories in addition to those and the storage's, in the order of the
 *     file
 * @param sinks the sinks that receive activities, in the order of the file
 * @param policySources the sources of the settings of other CRMs, in the order of the file
 * @param noticesOrNull mail about the product itself, null without any
 * @param policyPath the policy file, null without one
 * @param console where the service answers people and programs
 * @param secrets where the secrets of the other parts are
 * @param paths the other files and folders that the file names
 */
public record Deployment(
    Path file,
    StorageDeployment storage,
    List<MailboxDeployment> mailboxes,
    OrganizationSettings organization,
    Setting<List<String>> strategyOrder,
    TrackingTokenFormat trackingTokens,
    SigningKeys signedTokens,
    TokenNumbering tokenNumbering,
    SmartMatching smartMatching,
    List<StrategyDeployment> pluginStrategies,
    List<Owner> owners,
    List<RecordEntry> ownerRecords,
    Map<RecordId, OwnerSending> ownerSending,
    List<DirectoryDeployment> directories,
    List<SinkDeployment> sinks,
    List<PolicySourceDeployment> policySources,
    @Nullable NoticesDeployment noticesOrNull,
    @Nullable Path policyPath,
    ConsoleDeployment console,
    List<SecretReference> secrets,
    List<Path> paths) {
  /** Copies the lists. */
  public Deployment {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(console, "console");
    pluginStrategies = List.copyOf(pluginStrategies);
    mailboxes = List.copyOf(mailboxes);
    owners = List.copyOf(owners);
    ownerRecords = List.copyOf(ownerRecords);
    ownerSending = Map.copyOf(ownerSending);
    directories = List.copyOf(directories);
    sinks = List.copyOf(sinks);
    policySources = List.copyOf(policySources);
    secrets = List.copyOf(secrets);
    paths = List.copyOf(paths);
  }

  /** Every file and folder that the installation uses, itself included; not all need to exist. */
  public List<Path> files() {
    return Stream.of(
            Stream.of(file),
            policyFile().stream(),
            storage.files().stream(),
            secrets.stream().flatMap(each -> each.file().stream()),
            paths.stream())
        .flatMap(each -> each)
        .distinct()
        .toList();
  }

  /** Mail about the product itself; empty if it sends none. */
  public Optional<NoticesDeployment> notices() {
    return Optional.ofNullable(noticesOrNull);
  }

  /** A file with settings, users and queues, over which this one lies. */
  public Optional<Path> policyFile() {
    return Optional.ofNullable(policyPath);
  }

  /** Whose a configured mailbox is. */
  public Optional<RecordId> ownerOf(MailboxId mailbox) {
    return mailboxes.stream()
        .filter(each -> each.id().equals(mailbox))
        .findFirst()
        .flatMap(each -> each.policy().owner());
  }

  /** The files that people change when they change how a mailbox is reached. */
  public List<Path> filesOf(MailboxDeployment mailbox) {
    String own = "mailboxes." + mailbox.id() + ".";
    String server = "servers." + mailbox.server().name() + ".";
    Stream<Path> secretFiles =
        secrets.stream()
            .filter(each -> each.key().startsWith(own) || each.key().startsWith(server))
            .flatMap(each -> each.file().stream());
    return Stream.concat(Stream.of(file), secretFiles).toList();
  }
}
