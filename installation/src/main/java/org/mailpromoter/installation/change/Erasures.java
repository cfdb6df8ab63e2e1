package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.OpenInstallation;

/** Deletes what is known of people. */
public final class Erasures {
  private final OpenInstallation open;

  /** An installation that was opened for work. */
  public Erasures(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** Deletes a person everywhere in the storage, in one transaction. It cannot be undone. */
  public Privacy.Erased erase(Actor actor, EmailAddress address) {
    Journal.note(actor, "erases", "a person");
    return open.storage().privacy().erase(address, open.now());
  }
}
