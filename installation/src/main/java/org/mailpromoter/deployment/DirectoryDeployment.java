package org.mailpromoter.deployment;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailpromoter.core.party.CachedDirectory;
import org.mailpromoter.core.party.RecordDirectory;

/** A configured record directory. Immutable. */
public final class DirectoryDeployment {
  private final String name;
  private final String kind;
  private final Supplier<RecordDirectory> source;
  private final IdSpace ids;
  private final CachedDirectory.Limits limits;

  /** Whose the ids of a directory are. */
  public enum IdSpace {
    /** The directory's own: the same id elsewhere is another record. */
    OWN,
    /** Those of the installation: the same id is the same record. */
    SHARED
  }

  DirectoryDeployment(
      String name,
      String kind,
      Supplier<RecordDirectory> source,
      IdSpace ids,
      CachedDirectory.Limits limits) {
    this.name = Objects.requireNonNull(name, "name");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.source = Objects.requireNonNull(source, "source");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Its name in the configuration. */
  public String name() {
    return name;
  }

  /** Which kind of directory it is, for example file. */
  public String kind() {
    return kind;
  }

  /** The directory itself, a new one at each call; the caller closes it. */
  public RecordDirectory open() {
    return source.get();
  }

  /** What its ids begin with in this installation; empty where they are shared. */
  public Optional<String> namespace() {
    return ids == IdSpace.OWN ? Optional.of(name) : Optional.empty();
  }

  /** How much of its answers is remembered, and for how long. */
  public CachedDirectory.Limits limits() {
    return limits;
  }
}
