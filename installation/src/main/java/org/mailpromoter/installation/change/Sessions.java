package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Operation;

/** Ends sessions of those who are logged in. */
public final class Sessions {
  private final OpenInstallation open;

  /** The sessions of an installation. */
  public Sessions(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Ends a session.
   *
   * @throws NotFoundException if it has ended meanwhile
   */
  public void end(Requester by, LoginSession session) throws NotFoundException {
    Audited.of(open, by, Operation.REVOKE_ACCESS, "session " + session.id())
        .concerning(session.holder().user())
        .from(session.holder().name())
        .run(
            entry -> {
              if (!open.storage().sessionStore().end(session.digest())) {
                throw NotFoundException.of(Kind.SESSION, session.id());
              }
              return session;
            });
  }

  /**
   * Ends every session of a holder.
   *
   * @param name the name of the holder
   * @return how many
   */
  public int endAll(Requester by, String name) {
    return Audited.of(open, by, Operation.REVOKE_ACCESS, "all sessions of " + name)
        .run(
            entry -> {
              int ended = open.storage().sessionStore().endAll(name);
              entry.to(ended + " ended").unchangedIf(ended == 0);
              return ended;
            });
  }
}
