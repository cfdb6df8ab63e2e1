package org.mailpromoter.installation.ask;

import java.util.Objects;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;

/** Where an address is stored. */
public final class StoredPerson {
  private final OpenInstallation open;

  /**
   * Where an address is stored.
   *
   * @param address the address
   * @param found how many places of each kind hold it
   */
  public record Answer(EmailAddress address, Privacy.Found found) {
    /** Rejects nulls. */
    public Answer {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(found, "found");
    }
  }

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
  public Answer find(EmailAddress address, Task task) {
    return new Answer(address, open.storage().privacy().find(address, task));
  }
}
