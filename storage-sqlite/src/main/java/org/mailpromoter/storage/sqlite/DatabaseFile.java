package org.mailpromoter.storage.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.store.PrivateFiles;
import org.mailpromoter.core.store.StoreException;

/**
 * The file of a database with the files that SQLite and we keep next to it: their permissions, and
 * whether they can be written. They contain all mail, so only the owner may read what is created
 * here, regardless of the umask.
 *
 * @param path the database
 */
record DatabaseFile(Path path) {
  /** Less space than this counts as none: SQLite grows its files by pieces of this size. */
  private static final long LEAST_ROOM = 64 << 10;

  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal", ".lock");

  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** A file next to the database. */
  Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /** The database and every file that may lie next to it. */
  List<Path> all() {
    return SUFFIXES.stream().map(this::beside).toList();
  }

  /**
   * Whether there is a database. A file of at most a byte is none: SQLite takes it for an empty
   * one.
   *
   * @throws StoreException if none could be created, or only its log is left
   */
  boolean exists() {
    if (Files.exists(path) && (path.toFile().length() > 1 || !Files.isRegularFile(path))) {
      return true;
    }
    check();
    requireNoLogAlone();
    return false;
  }

  /** The folder in which everything lies. */
  Path folder() {
    return folderOf(path);
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /**
   * Whether this user may read the database and nothing can be written: a read-only file system, or
   * a file or folder that belongs to another user.
   */
  boolean isReadOnly() {
    return Files.isRegularFile(path)
        && Files.isReadable(path)
        && !(Files.isWritable(path) && Files.isWritable(folder()));
  }

  /**
   * Makes the database when it is absent, and takes it away from others.
   *
   * @throws StoreException if it cannot be used
   */
  void prepare() {
    check();
    requireNoLogAlone();
    try {
      PrivateFiles.create(path);
      for (Path each : all()) {
        narrow(each);
      }
    } catch (IOException e) {
      throw cannotBeWritten("The database " + path, e);
    }
  }

  /** SQLite deletes a log next to a new database, and with it the latest changes. */
  private void requireNoLogAlone() {
    Path log = beside("-wal");
    if (!Files.exists(path) && log.toFile().length() > 0) {
      throw new StoreException(
          SqliteError.MOVED,
          "There is no database " + path + ", although its log " + log + " exists.",
          null);
    }
  }

  /** Refuses what cannot be used. */
  void check() {
    if (!Files.isDirectory(folder())) {
      throw unreadable("there is no folder " + folder());
    }
    if (Files.isDirectory(path)) {
      throw unreadable("it is a folder");
    }
    boolean unusable = Files.exists(path) && (!Files.isReadable(path) || !Files.isWritable(path));
    if (unusable || !Files.isWritable(folder())) {
      throw unreadable(
          isOnReadOnlyFileSystem()
              ? "its file system is read-only"
              : "this user may not read and write it and its folder");
    }
  }

  private boolean isOnReadOnlyFileSystem() {
    try {
      return Files.getFileStore(folder()).isReadOnly();
    } catch (IOException e) {
      return false; // the other sentence is true, too
    }
  }

  private StoreException unreadable(String why) {
    return new StoreException(
        SqliteError.UNREADABLE, "The database " + path + " cannot be opened: " + why + ".", null);
  }

  /** Whether the disk has no room left. */
  boolean isDiskFull() {
    try {
      FileStore disk = Files.getFileStore(folder());
      return disk.getUsableSpace() < LEAST_ROOM;
    } catch (IOException e) {
      return false;
    }
  }

  /** The failure to write a file, which distinguishes a full disk from missing permissions. */
  StoreException cannotBeWritten(String what, @Nullable Exception cause) {
    return isDiskFull()
        ? new StoreException(
            SqliteError.DISK_FULL, what + " cannot be written: the disk is full.", cause)
        : new StoreException(SqliteError.UNREADABLE, what + " cannot be written.", cause);
  }

  /**
   * Creates an empty file next to the database with the owner of the database: files made by root
   * must not lock that owner out; SQLite does the same with its own files.
   */
  void createLike(Path file) throws IOException {
    if (!PrivateFiles.create(file)) {
      return;
    }
    try {
      UserPrincipal owner = Files.getOwner(path);
      if (!owner.equals(Files.getOwner(file))) {
        Files.setOwner(file, owner);
      }
      if (isPosix(file)) {
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(path));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // only root may, and only root needs to
    }
  }

  /**
   * Removes the permissions of everybody else, and with them those of the group: an earlier
   * version, or a copy, left both to the umask. A file that only a group may access is intended.
   * Files of another user are not changed, because only their owner may do so.
   */
  private static void narrow(Path file) throws IOException {
    if (!isPosix(file) || !Files.exists(file)) {
      return;
    }
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
    if (rights.stream().anyMatch(OTHERS::contains)) {
      setOwnerOnly(file);
    }
  }

  private static void setOwnerOnly(Path file) {
    try {
      Files.setPosixFilePermissions(file, OWNER);
    } catch (IOException e) {
      // not ours
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Brings a file to the disk. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Brings the names in the folder of a file to the disk, where the system lets us. */
  static void forceNames(Path file) {
    try (FileChannel names = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // some systems do not open folders, and keep names safe by themselves
    }
  }
}
