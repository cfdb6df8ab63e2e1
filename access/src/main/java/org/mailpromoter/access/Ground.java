package org.mailpromoter.access;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.service.Desk;

/**
 * What the gate and the login stand on.
 *
 * @param hosts the names under which we answer
 * @param proxies whose word is taken
 * @param desk lends the installation
 * @param stores where an installation keeps accounts, sessions, tickets and tokens
 * @param clock the time
 */
public record Ground(
    Hosts hosts,
    ProxyTrust proxies,
    Desk desk,
    Function<OpenInstallation, Stores> stores,
    Clock clock) {
  /** Rejects nulls. */
  public Ground {
    Objects.requireNonNull(hosts, "hosts");
    Objects.requireNonNull(proxies, "proxies");
    Objects.requireNonNull(desk, "desk");
    Objects.requireNonNull(stores, "stores");
    Objects.requireNonNull(clock, "clock");
  }
}
