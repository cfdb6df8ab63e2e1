package org.mailpromoter.access;

import java.util.Optional;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.installation.OpenInstallation;

/** Checks the passwords of accounts. Thread-safe. */
@FunctionalInterface
public interface PasswordCheck {
  /**
   * The holder with this name and password; empty if the account is unknown or disabled or the
   * password is another one, which takes as long.
   */
  Optional<Holder> check(OpenInstallation open, String name, String password)
      throws InterruptedException;
}
