package org.mailpromoter.installation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mailpromoter.core.facts.GuardedDirectory;
import org.mailpromoter.core.party.CachedDirectory;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.ListedDirectory;
import org.mailpromoter.core.party.NamespacedDirectory;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.DirectoryDeployment;

/** One of the directories that know the records of an installation. */
public final class InstalledDirectory {
  private static final String CONFIGURATION = "configuration";
  private static final String IMPORTED = "imported";

  private final String name;
  private final String kind;
  private final RecordDirectory source;
  private final RecordDirectory directory;
  private final UnaryOperator<RecordId> ids;

  private InstalledDirectory(
      String name,
      String kind,
      RecordDirectory source,
      RecordDirectory directory,
      UnaryOperator<RecordId> ids) {
    this.name = Objects.requireNonNull(name, "name");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.source = source;
    this.directory = directory;
    this.ids = ids;
  }

  /** The users and queues of the configuration file. */
  static InstalledDirectory ofOwners(List<RecordEntry> owners) {
    RecordDirectory fixed = new FixedDirectory(owners);
    return new InstalledDirectory(CONFIGURATION, "users and queues", fixed, fixed, id -> id);
  }

  /** The records that were imported or made. */
  static InstalledDirectory ofStore(RecordDirectory store, Clock clock) {
    return new InstalledDirectory(
        IMPORTED,
        "storage",
        store,
        cached(store, CachedDirectory.Limits.STANDARD, clock),
        id -> id);
  }

  /** A directory of the section {@code directories}. */
  static InstalledDirectory of(DirectoryDeployment deployment, RecordDirectory made, Clock clock) {
    RecordDirectory source = GuardedDirectory.of(deployment.name(), made);
    Optional<NamespacedDirectory> apart =
        deployment.namespace().map(namespace -> new NamespacedDirectory(namespace, source));
    UnaryOperator<RecordId> ids = id -> apart.map(each -> each.apart(id)).orElse(id);
    RecordDirectory cached =
        cached(apart.map(RecordDirectory.class::cast).orElse(source), deployment.limits(), clock);
    return new InstalledDirectory(deployment.name(), deployment.kind(), source, cached, ids);
  }

  private static RecordDirectory cached(
      RecordDirectory behind, CachedDirectory.Limits limits, Clock clock) {
    return new CachedDirectory(behind, limits, clock);
  }

  /** Its name in the configuration, or what stands for one. */
  public String name() {
    return name;
  }

  /** What kind it is. */
  public String kind() {
    return kind;
  }

  /** Answers, and remembers answers, with ids of the installation. */
  public RecordDirectory directory() {
    return directory;
  }

  /** Whether it is that of the configured users and queues. */
  public boolean isOfOwners() {
    return name.equals(CONFIGURATION);
  }

  /** Whether its records can be listed. */
  public boolean isListed() {
    return source instanceof ListedDirectory;
  }

  /**
   * Its records, with ids of the installation; none where they cannot be listed.
   *
   * @param part of id, name or address; empty for all
   * @param limit most records to return
   */
  public List<RecordEntry> list(String part, int limit) {
    return source instanceof ListedDirectory listed
        ? listed.list(part, limit).stream().map(this::here).toList()
        : List.of();
  }

  /** How many records it has; zero where they cannot be listed. */
  public long count() {
    return source instanceof ListedDirectory listed ? listed.count() : 0;
  }

  private RecordEntry here(RecordEntry entry) {
    RecordId id = ids.apply(entry.record().id());
    return new RecordEntry(entry.record().identifiedBy(id), entry.addresses());
  }
}
