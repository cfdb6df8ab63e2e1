package org.mailpromoter.spi;

import java.nio.file.Path;
import java.util.List;
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
  /** The name of this kind in the section {@code storage}, for example {@code sqlite}. */
  String name();

  /** Where it stores data, in a few words for people. */
  String description();

  /** The keys of the section, without {@code kind} itself. */
  ConfigSpec keys();

  /**
   * The place of the data with this configuration, for people: a path or an address, without
   * secrets.
   */
  String place(Config config);

  /**
   * Whether there is a storage; otherwise {@link #open} creates it. Creates nothing.
   *
   * @throws StoreException if it could not be created, or only a part of it is left
   */
  boolean exists(Config config);

  /**
   * The files of this machine in which the data is, or will be; the first one is the storage, and
   * the host keeps files that belong to it beside it. The host writes nothing else to them. The
   * default is none: the data is elsewhere.
   */
  default List<Path> files(Config config) {
    return List.of();
  }

  /**
   * Opens the storage, and creates it if it does not exist. Any number of processes may read it,
   * and change records and settings, also while another one synchronizes; who synchronizes joins
   * first ({@link Storage#turns()}). Reading also works if the storage is not writable.
   *
   * @throws StoreException if it cannot be used
   */
  Storage open(Config config);

  /**
   * Replaces the storage by a backup that {@link org.mailpromoter.core.store.Maintenance#backup}
   * has written. The replaced storage is kept. The backup is checked first and is not changed.
   *
   * @param backup the file
   * @throws StoreException if another process works with the storage ({@link StoreError#IN_USE}),
   *     if the file is damaged or not a backup, or if this kind of storage does not support
   *     backups; then nothing has changed
   */
  default Restored restore(Config config, Path backup) {
    throw new StoreException(
        StoreError.NO_BACKUP,
        "A storage of the kind '" + name() + "' cannot be restored by this command.",
        null);
  }
}
