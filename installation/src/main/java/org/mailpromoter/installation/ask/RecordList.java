package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.InstalledDirectory;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;

/** Which records there are, and where they come from. Configured users and queues are left out. */
public final class RecordList {
  private final OpenInstallation open;

  /**
   * A record of the list.
   *
   * @param entry the record and its addresses
   * @param directory the name of the directory that has it
   * @param isStored whether it is in the storage, where it can be changed
   */
  public record Row(RecordEntry entry, String directory, boolean isStored) {
    private static Row of(RecordEntry entry, InstalledDirectory directory) {
      return new Row(entry, directory.name(), directory.isOfStore());
    }
  }

  /**
   * A page of records.
   *
   * @param rows up to the requested number
   * @param total the total number, listed or not
   * @param notListed the directories that support lookups of addresses but no listing
   * @param faults directories that cannot be read, and problems of others
   * @param next the word of the next page; empty on the last one
   */
  public record Answer(
      List<Row> rows,
      long total,
      List<String> notListed,
      List<Faulted> faults,
      Optional<String> next) {
    /** Copies the lists. */
    public Answer {
      rows = List.copyOf(rows);
      notListed = List.copyOf(notListed);
      faults = List.copyOf(faults);
      Objects.requireNonNull(next, "next");
    }
  }

  /** The records of an installation. */
  public RecordList(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Lists records: those of the first directory by their ids, then those of the next.
   *
   * @param containing only those whose id, name or address contains this
   * @param page which of them
   * @throws WrongPageException if no page of this list ends with the word
   */
  public Answer page(String containing, PageRequest page) throws WrongPageException {
    PageWords words = words(containing);
    Optional<RecordPlace> from = RecordPlace.of(page, words);
    Gathering gathering = new Gathering(containing, page.most(), from);
    List<InstalledDirectory> directories = open.directories();
    directories.stream().filter(each -> !each.isOfOwners()).forEach(gathering::add);
    directories.forEach(each -> each.directory().close());
    return gathering.answer(words);
  }

  static PageWords words(String containing) {
    return PageWords.of("records").with("find", List.of(containing));
  }

  /**
   * A record of any directory that lists its records, as the first of them knows it.
   *
   * @throws DirectoryException if a directory cannot be asked
   */
  public Row row(RecordId id) throws NotFoundException {
    List<InstalledDirectory> directories = open.directories();
    try {
      for (InstalledDirectory each : directories) {
        Optional<RecordEntry> found = each.find(id);
        if (found.isPresent()) {
          return Row.of(found.get(), each);
        }
      }
    } finally {
      directories.forEach(each -> each.directory().close());
    }
    throw NotFoundException.of(NotFoundException.Kind.STORED_RECORD, id);
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
    private final Optional<RecordPlace> from;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notListed = new ArrayList<>();
    private final List<Faulted> faults = new ArrayList<>();
    private boolean begun;
    private long total;

    Gathering(String containing, int most, Optional<RecordPlace> from) {
      this.containing = containing;
      this.most = most;
      this.from = from;
      this.begun = from.isEmpty();
    }

    /** Adds the records of a directory, up to one more than the page has. */
    void add(InstalledDirectory directory) {
      boolean first = !begun && from.orElseThrow().directory().equals(directory.name());
      begun |= first;
      try {
        int left = begun ? Math.max(0, most + 1 - rows.size()) : 0;
        List<RecordEntry> found =
            first
                ? directory.listAfter(from.orElseThrow().record(), containing, left)
                : directory.list(containing, left);
        found.forEach(entry -> rows.add(Row.of(entry, directory)));
        if (!directory.isListed()) {
          notListed.add(directory.name());
        }
        faults.addAll(directory.directory().warnings());
        total += directory.count();
      } catch (DirectoryException e) {
        faults.add(e);
      }
    }

    Answer answer(PageWords words) {
      boolean more = rows.size() > most;
      List<Row> shown = more ? rows.subList(0, most) : rows;
      Optional<String> next =
          more ? Optional.of(place(shown.get(most - 1)).word(words)) : Optional.empty();
      return new Answer(shown, total, notListed, faults, next);
    }

    private static RecordPlace place(Row row) {
      return new RecordPlace(row.directory(), row.entry().record().id());
    }
  }
}
