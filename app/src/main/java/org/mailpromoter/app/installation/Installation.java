package org.mailpromoter.app.installation;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.config.Deployment;
import org.mailpromoter.app.config.EffectivePolicy;
import org.mailpromoter.app.config.SinkDeployment;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.SignedTokens;
import org.mailpromoter.core.delivery.Deliverer;
import org.mailpromoter.core.delivery.SinkTask;
import org.mailpromoter.core.party.CombinedDirectory;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.config.SecretException;

/** The configured parts, put together for the commands. */
public final class Installation {
  private static final System.Logger LOG = System.getLogger(Installation.class.getName());

  private final Deployment deployment;
  private final Clock clock;
  private @Nullable List<CorrelationStrategy> strategies;

  /** Puts the parts together. */
  public Installation(Deployment deployment, Clock clock) {
    this.deployment = deployment;
    this.clock = clock;
  }

  /** What the configuration file says. */
  public Deployment deployment() {
    return deployment;
  }

  /**
   * Every correlation strategy, ours first, to decide with. What they need is read the first time.
   *
   * @throws org.mailpromoter.spi.config.SecretException if a secret of theirs cannot be read: to
   *     decide without one of them would refuse what should be promoted
   */
  public synchronized List<CorrelationStrategy> strategies() {
    List<CorrelationStrategy> all = strategies;
    if (all == null) {
      all = new ArrayList<>(builtIn(deployment.signedTokens().read()));
      for (Supplier<CorrelationStrategy> each : deployment.pluginStrategies()) {
        all.add(each.get());
      }
      strategies = List.copyOf(all);
    }
    return List.copyOf(all);
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

  /** What time it is. */
  public Clock clock() {
    return clock;
  }

  /** The storage, for reading and for settings and records. */
  public Storage storage() {
    return opened(StorageFactory.Purpose.LOOKING);
  }

  /**
   * The storage, for synchronizing; what happens to activities is kept for the sinks. It is looked
   * at first when who worked with it last was killed.
   */
  public Storage storageForWork() {
    return open(StorageFactory.Purpose.WORK);
  }

  /** Like {@link #storageForWork()}, for who makes way when somebody else wants to work. */
  public Storage storageForService() {
    return open(StorageFactory.Purpose.SERVICE);
  }

  private Storage open(StorageFactory.Purpose purpose) {
    Storage storage = opened(purpose);
    try {
      new DamageWatch(clock).afterDeath(storage);
      subscribeSinks(storage);
      standingAlerts().settle(storage.alertLog(), clock.instant());
      return storage;
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  private Storage opened(StorageFactory.Purpose purpose) {
    LOG.log(Level.DEBUG, "opens the database {0}", deployment.storage().place());
    return deployment.storage().open(purpose);
  }

  /** The alerts that last. */
  public StandingAlerts standingAlerts() {
    return new StandingAlerts(deployment);
  }

  /** Says that events are written for the configured sinks from now on. */
  public void subscribeSinks(Storage storage) {
    storage
        .outbox()
        .subscribe(deployment.sinks().stream().map(SinkDeployment::id).collect(Collectors.toSet()));
    storage
        .alertOutbox()
        .subscribe(
            deployment.sinks().stream()
                .filter(SinkDeployment::takesAlerts)
                .map(SinkDeployment::id)
                .collect(Collectors.toSet()));
  }

  /** Delivers to the configured sinks; the caller closes it. */
  public Deliverer deliverer(Storage storage) {
    return deliverer(storage, deployment.sinks());
  }

  /** Delivers to one of the configured sinks; the caller closes it. */
  public Deliverer deliverer(Storage storage, SinkDeployment sink) {
    return deliverer(storage, List.of(sink));
  }

  private Deliverer deliverer(Storage storage, List<SinkDeployment> sinks) {
    List<SinkTask> tasks = sinks.stream().map(SinkDeployment::task).toList();
    return new Deliverer(storage.outbox(), storage.alertOutbox(), storage.alertLog(), tasks, clock);
  }

  /** The settings in force. */
  public Policy policy(Storage storage) {
    return EffectivePolicy.of(deployment, storage.choiceStore().choices());
  }

  /**
   * Everything that knows records, in the order in which it counts: the configured users and
   * queues, the imported records, then the configured directories in the order of the file.
   */
  public List<InstalledDirectory> directories(Storage storage) {
    List<InstalledDirectory> all = new ArrayList<>();
    all.add(InstalledDirectory.ofOwners(deployment.ownerRecords()));
    all.add(InstalledDirectory.ofStore(storage.recordStore(), clock));
    deployment.directories().forEach(each -> all.add(InstalledDirectory.of(each, clock)));
    return all;
  }

  /** All of them as one, which remembers what it answered; the caller closes it. */
  public RecordDirectory directory(Storage storage) {
    return new CombinedDirectory(
        directories(storage).stream().map(InstalledDirectory::directory).toList());
  }
}
