package org.mailpromoter.core.mailbox;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of one message in one folder: an occurrence. A place is valid only within its epoch: on
 * IMAP the epoch is the UIDVALIDITY and the id the UID (RFC 9051, 2.3.1.1); connectors whose ids
 * never change meaning use an empty epoch. Immutable.
 *
 * @param folder the folder
 * @param epoch the numbering that {@code id} belongs to, may be empty
 * @param id the message within that numbering, not empty
 * @since 0.1
 */
public record MessageRef(FolderId folder, String epoch, String id) {
  /**
   * @throws IllegalArgumentException if {@code id} is empty
   */
  public MessageRef {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(epoch, "epoch");
    Objects.requireNonNull(id, "id");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a message reference needs an id");
    }
  }

  /** By hand: a record's own goes through method handles, which the quick compiler leaves slow. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageRef ref
        && id.equals(ref.id)
        && epoch.equals(ref.epoch)
        && folder.value().equals(ref.folder.value());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * folder.value().hashCode() + epoch.hashCode()) + id.hashCode();
  }

  @Override
  public String toString() {
    return epoch.isEmpty() ? folder + "/" + id : folder + "/" + epoch + ":" + id;
  }
}
