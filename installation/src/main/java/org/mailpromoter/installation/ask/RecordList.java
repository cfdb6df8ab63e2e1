package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.InstalledDirectory;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;

/** Which records there are, and where they come from. Configured users and queues are left out. */
public final class RecordList {
  private final OpenInstallation open;

  /**
   * A record of the list.
   *
   * @param entry the record and its addresses
   * @param directory the name of the directory that has it
   */
  public record Row(RecordEntry entry, String directory) {}

  /**
   * Records.
   *
   * @param rows up to the requested number
   * @param total the total number, listed or not
   * @param notListed the directories that support lookups of addresses but no listing
   * @param faults directories that cannot be read, and problems of others
   */
  public record Answer(List<Row> rows, long total, List<String> notListed, List<Faulted> faults) {
    /** Copies the lists. */
    public Answer {
      rows = List.copyOf(rows);
      notListed = List.copyOf(notListed);
      faults = List.copyOf(faults);
    }
  }

  /** The records of an installation. */
  public RecordList(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Lists records.
   *
   * @param containing only those whose id, name or address contains this
   * @param most how many at most
   */
  public Answer list(String containing, int most) {
    Gathering gathering = new Gathering(containing, most);
    for (InstalledDirectory each : open.directories()) {
      if (!each.isOfOwners()) {
        gathering.add(each);
      }
      each.directory().close();
    }
    return gathering.answer();
  }

  /** A record of the storage, which can be changed here. */
  public RecordEntry find(RecordId id) throws NotFoundException {
    return open.storage()
        .recordStore()
        .find(id)
        .orElseThrow(() -> NotFoundException.of(NotFoundException.Kind.STORED_RECORD, id));
  }

  private static final class Gathering {
    private final String containing;
    private final int most;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notListed = new ArrayList<>();
    private final List<Faulted> faults = new ArrayList<>();
    private long total;

    Gathering(String containing, int most) {
      this.containing = containing;
      this.most = most;
    }

    /** Adds the records of a directory up to the limit. */
    void add(InstalledDirectory directory) {
      try {
        directory
            .list(containing, Math.max(0, most - rows.size()))
            .forEach(entry -> rows.add(new Row(entry, directory.name())));
        if (!directory.isListed()) {
          notListed.add(directory.name());
        }
        faults.addAll(directory.directory().warnings());
        total += directory.count();
      } catch (DirectoryException e) {
        faults.add(e);
      }
    }

    Answer answer() {
      return new Answer(rows, total, notListed, faults);
    }
  }
}
