package org.mailpromoter.spi;

import org.mailpromoter.core.store.Storage;
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
    /** To read, and to change records and settings, also while another process synchronizes. */
    LOOKING,
    /**
     * To synchronize into it, which one process may do at a time. Waits for a service to make way,
     * and is refused at once where another process works that ends by itself.
     */
    WORK,
    /** Like work, for ever: the process makes way when {@link Storage#isWanted()} says so. */
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
   * @throws org.mailpromoter.core.store.StoreException if it cannot be used
   */
  Storage open(Config config, Purpose purpose);
}
