package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginTicket;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Operation;

/** Lets people log in to the console once, without a password. */
public final class LoginTickets {
  private final OpenInstallation open;

  /** The tickets of an installation. */
  public LoginTickets(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Makes a ticket, which is valid for ten minutes and for one login.
   *
   * @param holder whom it lets in
   * @return the secret that they log in with
   */
  public Secret make(Requester requester, Holder holder) {
    return Audited.of(open, requester, Operation.MAKE_LOGIN_TICKET, holder.name())
        .run(entry -> made(holder));
  }

  private Secret made(Holder holder) {
    Secret secret = Secret.random();
    open.storage().ticketStore().put(LoginTicket.made(secret.digest(), holder, open.now()));
    return secret;
  }
}
