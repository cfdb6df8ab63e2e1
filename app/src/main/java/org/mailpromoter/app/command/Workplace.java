package org.mailpromoter.app.command;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Requester;

/**
 * Where commands work: they open the storage, or they run in a service that has it open already.
 */
public interface Workplace {
  /** The configured parts; the configuration file is read the first time. */
  Installation parts();

  /** Who gives the command. */
  Requester requester();

  /** Where the console of the service answers that runs the command; empty in other processes. */
  Optional<URI> console();

  /**
   * Work with the installation.
   *
   * @param <T> what it yields
   * @param <X> how it fails
   */
  @FunctionalInterface
  interface Work<T, X extends Exception> {
    /** Works with an installation that was opened for work, and does not close it. */
    T with(OpenInstallation open) throws X;
  }

  /**
   * Changes activities and decisions.
   *
   * @param opening opens the storage, where the command has to
   * @throws org.mailpromoter.core.store.StoreException if the storage cannot be used, or another
   *     process works with it
   */
  <T, X extends Exception> T work(Function<Installation, OpenInstallation> opening, Work<T, X> work)
      throws X;
}
