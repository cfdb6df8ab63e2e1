package org.mailpromoter.directories.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.party.ListedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;

/**
 * The records of a file, or of the files of a folder. Before each lookup it checks whether they
 * changed and reads those that did; a change is detected once the file is unchanged for the settle
 * time. Files that became invalid keep their former contents, and a warning reports it.
 * Thread-safe.
 */
final class FileDirectory implements ListedDirectory {
  private static final int MOST_FILES = 100_000;

  private final Path path;
  private final WatchedFile.Reading reading;
  private final Map<Path, WatchedFile> files = new TreeMap<>();
  private RecordIndex records = new RecordIndex(List.of());
  private @Nullable DirectoryWarning warning;
  private long changes;

  FileDirectory(Path path, WatchedFile.Reading reading) {
    this.path = path;
    this.reading = reading;
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    return current().resolve(addresses);
  }

  @Override
  public List<RecordEntry> list(String part, int limit) {
    return current().list(part, limit);
  }

  @Override
  public List<RecordEntry> listAfter(RecordId after, String part, int limit) {
    return current().listAfter(after, part, limit);
  }

  @Override
  public Optional<RecordEntry> find(RecordId id) {
    return current().find(id);
  }

  @Override
  public long count() {
    return current().count();
  }

  @Override
  public synchronized OptionalLong changes() {
    current();
    return OptionalLong.of(changes);
  }

  @Override
  public synchronized Optional<Instant> asOf() {
    return files.values().stream().flatMap(file -> file.written().stream()).max(Instant::compareTo);
  }

  @Override
  public synchronized List<DirectoryWarning> warnings() {
    Stream<DirectoryWarning> ofFiles =
        files.values().stream().flatMap(file -> file.warning().stream());
    return Stream.concat(Optional.ofNullable(warning).stream(), ofFiles).toList();
  }

  private synchronized RecordIndex current() {
    boolean changed = watch();
    for (WatchedFile file : files.values()) {
      changed |= file.refresh();
    }
    if (changed) {
      records = new RecordIndex(rows());
      changes++;
    }
    return records;
  }

  private List<PackedRows> rows() {
    List<PackedRows> rows = files.values().stream().map(WatchedFile::rows).toList();
    if (rows.stream().mapToLong(PackedRows::size).sum() > HashedPlaces.MOST) {
      throw refusal(FileDirectoryError.TOO_LARGE, " contains more than 4 GB of records.");
    }
    return rows;
  }

  /** Lists the files; while they cannot be listed, the former list applies. */
  private boolean watch() {
    warning = null;
    try {
      List<Path> present = present();
      boolean gone = files.keySet().retainAll(present);
      present.forEach(file -> files.computeIfAbsent(file, each -> new WatchedFile(each, reading)));
      return gone;
    } catch (IOException e) {
      warning = reading.failure(path, e);
    } catch (DirectoryException e) {
      warning = new DirectoryWarning(e.code(), e.sentence());
    }
    if (files.isEmpty()) {
      throw new DirectoryException(warning.code(), warning.sentence(), null);
    }
    return false;
  }

  private List<Path> present() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.list(path)) {
      List<Path> present = all.filter(FileDirectory::isOfRecords).limit(MOST_FILES + 1L).toList();
      if (present.isEmpty()) {
        throw refusal(FileDirectoryError.EMPTY, " contains no .csv or .vcf file.");
      }
      if (present.size() > MOST_FILES) {
        throw refusal(FileDirectoryError.TOO_LARGE, " contains more than 100,000 files.");
      }
      return present;
    }
  }

  private DirectoryException refusal(FileDirectoryError error, String what) {
    DirectoryWarning why = error.warning(reading.directory(), path + what);
    return new DirectoryException(why.code(), why.sentence(), null);
  }

  /** Hidden files are being written, or are notes that programs keep. */
  private static boolean isOfRecords(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && RecordFile.isNamedSo(name) && Files.isRegularFile(file);
  }
}
