package org.mailpromoter.installation.ask;

import java.util.Objects;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;

/** Where an address is stored. */
public final class StoredPerson {
  private final OpenInstallation open;

  /** The storage of an installation. */
  public StoredPerson(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Counts what erasing the person would change. It changes nothing.
   *
   * @param task counts decisions that were searched for the address
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public Privacy.Found find(EmailAddress address, Task task) {
    return open.storage().privacy().find(address, task);
  }
}
