package org.mailpromoter.installation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.Storage;

/**
 * The configured parts over an open storage: what every question is asked and every deed is done
 * with. Closing it closes the storage.
 */
public final class OpenInstallation implements AutoCloseable {
  private final Installation parts;
  private final Storage storage;

  OpenInstallation(Installation parts, Storage storage) {
    this.parts = Objects.requireNonNull(parts, "parts");
    this.storage = Objects.requireNonNull(storage, "storage");
  }

  /** The configured parts. */
  public Installation parts() {
    return parts;
  }

  /** The storage. */
  public Storage storage() {
    return storage;
  }

  /** What time it is. */
  public Instant now() {
    return parts.clock().instant();
  }

  /** The settings in force. */
  public Policy policy() {
    return parts.policy(storage);
  }

  /** Everything that knows records, as one, which remembers what it answered; to be closed. */
  public RecordDirectory directory() {
    return parts.directory(storage);
  }

  /** Everything that knows records, in the order in which it counts; each is to be closed. */
  public List<InstalledDirectory> directories() {
    return parts.directories(storage);
  }

  @Override
  public void close() {
    storage.close();
  }
}
