package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginTicket;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Operation;

/** Makes tickets to log in with once. */
public final class LoginTickets {
  private final OpenInstallation open;

  /** The tickets of an installation. */
  public LoginTickets(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Makes a ticket, which is valid for {@link LoginTicket#VALID}.
   *
   * @param holder who logs in with it
   * @return the secret of the ticket, to be shown once
   */
  public Secret make(Requester by, Holder holder) {
    return Audited.of(open, by, Operation.MAKE_TOKEN, "login ticket")
        .concerning(holder.user())
        .to(holder.name())
        .run(
            entry -> {
              Secret secret = Secret.random();
              LoginTicket ticket = LoginTicket.made(secret.digest(), holder, open.now());
              open.storage().ticketStore().put(ticket);
              return secret;
            });
  }
}
