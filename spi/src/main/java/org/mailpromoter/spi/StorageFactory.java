package org.mailpromoter.spi;

import java.nio.file.Path;
import org.mailpromoter.core.store.Restored;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/**
 * Opens storage of one kind. The host validates the configuration before it calls.
 *
 * @since 0.1
 */
public interface StorageFactory {
  /** What storage is opened for. */
  enum Purpose {
    /**
     * To read, and to change records and settings, also while another process synchronizes. Where
     * nothing can be written, reading works nevertheless.
     */
    LOOKING,
    /**
     * To synchronize into it, which one process may do at a time. Waits for a service to make way,
     * and is refused at once where another process works that ends by itself.
     */
    WORK,
    /** Like work, forever: the process makes way when {@link Storage#isWanted()} says so. */
    SERVICE
  }

  /** The word by which the section {@code storage} chooses this kind, for example sqlite. */
  String name();

  /** Where it keeps things, in a few words for people. */
  String description();

  /** The keys of the section, without {@code kind} itself. */
  ConfigSpec keys();

  /** Where things are kept with this configuration, for people: a path or an address. No secret. */
  String place(Config config);

  /**
   * Opens the storage, and creates what is absent.
   *
   * @throws StoreException if it cannot be used
   */
  Storage open(Config config, Purpose purpose);

  /**
   * Replaces the storage by a backup that {@link org.mailpromoter.core.store.Maintenance#backup}
   * has written. What is replaced is kept aside. The backup is checked first, and stays as it is.
   *
   * @param backup the file
   * @throws StoreException if another process works with the storage ({@link StoreError#IN_USE}),
   *     if the backup is damaged or is none, or if this kind of storage knows no backups; then
   *     nothing has changed
   */
  default Restored restore(Config config, Path backup) {
    throw new StoreException(
        StoreError.NO_BACKUP,
        "A storage of the kind '" + name() + "' cannot be restored by this command.",
        null);
  }
}
