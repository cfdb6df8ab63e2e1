package org.mailpromoter.installation;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.SignedTokens;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.deployment.MailboxSending;
import org.mailpromoter.deployment.PolicySourceDeployment;
import org.mailpromoter.deployment.SinkDeployment;
import org.mailpromoter.spi.config.SecretException;
import org.mailpromoter.spi.policy.PolicySource;

/** The configured parts, put together for the commands. */
public final class Installation {
  private static final System.Logger LOG = System.getLogger(Installation.class.getName());

  private final Deployment deployment;
  private final PartMaker maker;
  private final Clock clock;
  private @Nullable List<CorrelationStrategy> strategies;

  /**
   * Puts the parts together.
   *
   * @param maker makes them; it was given to the reader of the deployment
   */
  public Installation(Deployment deployment, PartMaker maker, Clock clock) {
    this.deployment = deployment;
    this.maker = maker;
    this.clock = clock;
  }

  /** The contents of the configuration file. */
  public Deployment deployment() {
    return deployment;
  }

  /**
   * Every correlation strategy, built-in ones first. Their secrets are read the first time.
   *
   * @throws org.mailpromoter.spi.config.SecretException if one of their secrets cannot be read:
   *     deciding without a strategy would refuse mail that should be promoted
   */
  public synchronized List<CorrelationStrategy> strategies() {
    List<CorrelationStrategy> all = strategies;
    if (all == null) {
      List<CorrelationStrategy> made = new ArrayList<>(builtIn(deployment.signedTokens().read()));
      deployment.pluginStrategies().forEach(each -> made.add(maker.strategy(each)));
      all = List.copyOf(made);
      strategies = all;
    }
    return all;
  }

  /** The same for who only explains: those whose secrets cannot be read are left out. */
  public List<CorrelationStrategy> readableStrategies() {
    try {
      return strategies();
    } catch (SecretException e) {
      return builtIn(deployment.signedTokens().readIfPossible());
    }
  }

  private List<CorrelationStrategy> builtIn(SignedTokens signed) {
    return BuiltInStrategies.of(deployment.trackingTokens(), signed, deployment.smartMatching());
  }

  /** The current time. */
  public Clock clock() {
    return clock;
  }

  /** The configured mailbox with a name. */
  public MailboxDeployment mailbox(String name) throws NotFoundException {
    List<MailboxDeployment> all = deployment.mailboxes();
    return all.stream()
        .filter(each -> each.id().value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                NotFoundException.among(
                    NotFoundException.Kind.MAILBOX,
                    name,
                    all.stream().map(each -> each.id().value()).toList()));
  }

  /** A configured user or queue: an id, user:ID or queue:ID, users first. */
  public RecordId owner(String name) throws NotFoundException {
    return new OwnerNames(deployment.owners()).find(name);
  }

  /** The configured user, or the configured queue, with a key. */
  public RecordId owner(RecordKind kind, String key) throws NotFoundException {
    return new OwnerNames(deployment.owners()).find(kind, key);
  }

  /** Makes the parts. */
  PartMaker maker() {
    return maker;
  }

  /** Opens sessions to a configured mailbox. */
  public MailboxSource source(MailboxDeployment mailbox) {
    return maker.source(mailbox);
  }

  /** The way out of a mailbox that sends; the caller closes it. */
  public MailSender sender(MailboxDeployment mailbox, MailboxSending sending) {
    return maker.sender(mailbox, sending);
  }

  /**
   * The part of a configured mailbox that the engine synchronizes.
   *
   * @param turn that of the mailbox
   * @param source where the run gets its session: {@link #source}, or one in front of it
   */
  public MailboxTask task(MailboxDeployment mailbox, Turn turn, MailboxSource source) {
    return new MailboxTask(turn, source, mailbox.folders(), mailbox.marking());
  }

  /** The configured sink with a name. */
  public SinkDeployment sink(String name) throws NotFoundException {
    return deployment.sinks().stream()
        .filter(each -> each.id().value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                NotFoundException.among(
                    NotFoundException.Kind.SINK,
                    name,
                    deployment.sinks().stream().map(each -> each.id().value()).toList()));
  }

  /**
   * The configured policy source with a name, or the only one of a kind.
   *
   * @param name its name in the configuration or its kind
   */
  public PolicySourceDeployment policySource(String name) throws NotFoundException {
    List<PolicySourceDeployment> all = deployment.policySources();
    List<PolicySourceDeployment> ofKind =
        all.stream().filter(each -> each.kind().equals(name)).toList();
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .or(() -> ofKind.size() == 1 ? Optional.of(ofKind.get(0)) : Optional.empty())
        .orElseThrow(
            () ->
                NotFoundException.among(
                    NotFoundException.Kind.POLICY_SOURCE,
                    name,
                    all.stream().map(PolicySourceDeployment::name).toList()));
  }

  /** Opens a configured policy source; the caller closes it. */
  public PolicySource open(PolicySourceDeployment source) {
    return maker.policySource(source);
  }

  /**
   * The sources of records that need no storage, in order of precedence: the configured users and
   * queues, then the configured directories. Each is to be closed.
   */
  public List<InstalledDirectory> directories() {
    List<InstalledDirectory> all = new ArrayList<>();
    all.add(InstalledDirectory.ofOwners(deployment.ownerRecords()));
    deployment
        .directories()
        .forEach(each -> all.add(InstalledDirectory.of(each, maker.directory(each), clock)));
    return all;
  }

  /** The configured mailboxes, directories and sinks whose plugins offer a probe. */
  public List<ConfiguredProbe> probes() {
    return ConfiguredProbe.all(deployment);
  }

  /** Whether there is a storage; the first synchronization creates it. */
  public boolean isStored() {
    return deployment.storage().exists();
  }

  /**
   * Opens it to ask, and to change what is stored; the caller closes it.
   *
   * @throws StoreException with {@link StoreError#ABSENT} if there is no storage: a new one would
   *     answer that nothing ever happened
   */
  public OpenInstallation open() {
    requireStorage();
    return openOrCreate();
  }

  private void requireStorage() {
    if (!isStored()) {
      throw new StoreException(
          StoreError.ABSENT,
          "There is no database " + deployment.storage().place() + " yet.",
          null);
    }
  }

  /** Opens it to store settings, records and others; the caller closes it. */
  public OpenInstallation openOrCreate() {
    LOG.log(Level.DEBUG, "opens the database {0}", deployment.storage().place());
    return new OpenInstallation(this, deployment.storage().open());
  }

  /**
   * Opens it to change activities and decisions; events of activities are kept for the sinks. The
   * storage is checked first if its last user was killed. The caller closes it.
   *
   * @throws StoreException with {@link StoreError#ABSENT} if there is no storage
   */
  public OpenInstallation openForWork() {
    requireStorage();
    return openToSynchronize();
  }

  /** Like {@link #openForWork()}, and creates the storage if there is none. */
  public OpenInstallation openToSynchronize() {
    OpenInstallation open = openOrCreate();
    try {
      open.join();
      return open;
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /** The alerts that last. */
  public StandingAlerts standingAlerts() {
    return new StandingAlerts(deployment);
  }
}
