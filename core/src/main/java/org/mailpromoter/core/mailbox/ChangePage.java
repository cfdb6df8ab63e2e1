package org.mailpromoter.core.mailbox;

import java.util.List;
import java.util.Objects;

/**
 * A bounded number of changes in the order of the folder, and the cursor for the next page.
 *
 * @param changes the changes, possibly none
 * @param next the cursor that covers them and all before them
 * @param more whether a call with {@code next} would return more now
 * @param remaining how many messages are left after this page, as far as known; -1 when unknown
 * @since 0.1
 */
public record ChangePage(List<Change> changes, Cursor next, boolean more, long remaining) {
  /** Copies the list. */
  public ChangePage {
    changes = List.copyOf(changes);
    Objects.requireNonNull(next, "next");
  }

  /** A page without changes. */
  public static ChangePage unchanged(Cursor cursor) {
    return new ChangePage(List.of(), cursor, false, 0);
  }
}
