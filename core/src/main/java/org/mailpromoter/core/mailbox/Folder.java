package org.mailpromoter.core.mailbox;

import java.util.Objects;

/**
 * A folder as the server lists it.
 *
 * @param id how to name it to the session
 * @param name how to show it to a person
 * @param role what it is for
 * @since 0.1
 */
public record Folder(FolderId id, String name, FolderRole role) {
  /** Rejects nulls. */
  public Folder {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
  }
}
