package org.mailpromoter.access;

import java.time.Clock;
import java.util.Objects;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.service.Desk;

/**
 * What the gate and the login stand on.
 *
 * @param hosts the names under which we answer
 * @param proxies whose word is taken
 * @param desk lends the installation
 * @param disclosure whether administrators may see mail of others
 * @param clock the time
 */
public record Ground(
    Hosts hosts, ProxyTrust proxies, Desk desk, Disclosure disclosure, Clock clock) {
  /** Rejects nulls. */
  public Ground {
    Objects.requireNonNull(hosts, "hosts");
    Objects.requireNonNull(proxies, "proxies");
    Objects.requireNonNull(desk, "desk");
    Objects.requireNonNull(disclosure, "disclosure");
    Objects.requireNonNull(clock, "clock");
  }
}
