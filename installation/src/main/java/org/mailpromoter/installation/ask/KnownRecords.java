package org.mailpromoter.installation.ask;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.InstalledDirectory;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;

/** Whether records exist that people name, so that no slip is passed on to replies and sinks. */
public final class KnownRecords {
  /** Enough to find the nearest name, and small enough for memory. */
  private static final int MOST_LOOKED_AT = 20_000;

  private final Supplier<List<InstalledDirectory>> sources;

  /** The knowledge about a record. */
  public enum Standing {
    /** It exists. */
    KNOWN,
    /** It does not, although others of its kind do. */
    UNKNOWN,
    /**
     * It cannot be determined: no record of its kind is known here, or a directory cannot be
     * listed.
     */
    UNCERTAIN
  }

  /** The records that the directories of an installation know. */
  public KnownRecords(OpenInstallation open) {
    this.sources = Objects.requireNonNull(open, "open")::directories;
  }

  /** The records that an installation knows without its storage. */
  public KnownRecords(Installation parts) {
    this.sources = Objects.requireNonNull(parts, "parts")::directories;
  }

  /**
   * Looks up a record.
   *
   * @return whether it is known, or cannot be determined
   * @throws NotFoundException if it does not exist
   */
  public Standing existing(RecordId id) throws NotFoundException {
    Standing standing = standing(id);
    if (standing == Standing.UNKNOWN) {
      throw unknown(id);
    }
    return standing;
  }

  /** A failure for a record that does not exist, with the existing records of its kind. */
  public NotFoundException unknown(RecordId id) {
    return NotFoundException.among(NotFoundException.Kind.RECORD, id, ofKind(id));
  }

  /** The knowledge about a record. */
  public Standing standing(RecordId id) {
    List<InstalledDirectory> directories = sources.get();
    try {
      if (directories.stream().anyMatch(each -> each.find(id).isPresent())) {
        return Standing.KNOWN;
      }
      boolean sure = directories.stream().allMatch(InstalledDirectory::isListed);
      return sure && !ofKind(id).isEmpty() ? Standing.UNKNOWN : Standing.UNCERTAIN;
    } catch (DirectoryException e) {
      return Standing.UNCERTAIN; // a directory that cannot answer makes nothing unknown
    } finally {
      directories.forEach(each -> each.directory().close());
    }
  }

  private Set<String> ofKind(RecordId id) {
    Set<String> known = new LinkedHashSet<>();
    for (InstalledDirectory each : sources.get()) {
      each.list(id.kind().word() + ":", MOST_LOOKED_AT).stream()
          .map(entry -> entry.record().id())
          .filter(other -> other.kind().equals(id.kind()))
          .forEach(other -> known.add(other.toString()));
      each.directory().close();
    }
    return known;
  }
}
