package org.mailpromoter.installation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.guard.GuardedDirectory;
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
  private final @Nullable NamespacedDirectory apart;

  private InstalledDirectory(
      String name,
      String kind,
      RecordDirectory source,
      RecordDirectory directory,
      @Nullable NamespacedDirectory apart) {
    this.name = Objects.requireNonNull(name, "name");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.source = source;
    this.directory = directory;
    this.apart = apart;
  }

  /** The users and queues of the configuration file. */
  static InstalledDirectory ofOwners(List<RecordEntry> owners) {
    RecordDirectory fixed = new FixedDirectory(owners);
    return new InstalledDirectory(CONFIGURATION, "users and queues", fixed, fixed, null);
  }

  /** The records that were imported or made. */
  static InstalledDirectory ofStore(RecordDirectory store, Clock clock) {
    return new InstalledDirectory(
        IMPORTED, "storage", store, cached(store, CachedDirectory.Limits.STANDARD, clock), null);
  }

  /** A directory of the section {@code directories}. */
  static InstalledDirectory of(DirectoryDeployment deployment, RecordDirectory made, Clock clock) {
    RecordDirectory source = GuardedDirectory.of(deployment.name(), made);
    Optional<NamespacedDirectory> apart =
        deployment.namespace().map(namespace -> new NamespacedDirectory(namespace, source));
    RecordDirectory cached =
        cached(apart.map(RecordDirectory.class::cast).orElse(source), deployment.limits(), clock);
    return new InstalledDirectory(
        deployment.name(), deployment.kind(), source, cached, apart.orElse(null));
  }

  private static RecordDirectory cached(
      RecordDirectory behind, CachedDirectory.Limits limits, Clock clock) {
    return new CachedDirectory(behind, limits, clock);
  }

  /** Its name in the configuration, or a substitute for it. */
  public String name() {
    return name;
  }

  /** Its kind. */
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

  /** Whether it is that of the storage, whose records can be changed here. */
  public boolean isOfStore() {
    return name.equals(IMPORTED);
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

  /**
   * The records that the same list has behind a record; none if that is of another directory.
   *
   * @param after the last record of the page before, with its id of the installation
   */
  public List<RecordEntry> listAfter(RecordId after, String part, int limit) {
    Optional<RecordId> own = theirs(after);
    return source instanceof ListedDirectory listed && own.isPresent()
        ? listed.listAfter(own.get(), part, limit).stream().map(this::here).toList()
        : List.of();
  }

  /**
   * The record with an id of the installation; empty where its records cannot be listed, too.
   *
   * @throws org.mailpromoter.core.party.DirectoryException if it cannot be asked
   */
  public Optional<RecordEntry> find(RecordId id) {
    return source instanceof ListedDirectory listed
        ? theirs(id).flatMap(listed::find).map(this::here)
        : Optional.empty();
  }

  private Optional<RecordId> theirs(RecordId id) {
    return apart == null ? Optional.of(id) : apart.behind(id);
  }

  /** How many records it has; zero where they cannot be listed. */
  public long count() {
    return source instanceof ListedDirectory listed ? listed.count() : 0;
  }

  private RecordEntry here(RecordEntry entry) {
    RecordId own = entry.record().id();
    RecordId id = apart == null ? own : apart.apart(own);
    return new RecordEntry(entry.record().identifiedBy(id), entry.addresses());
  }
}
