package org.mailpromoter.deployment;

import java.util.List;
import java.util.Objects;

/**
 * The reverse proxies in front of the console.
 *
 * @param addresses the IP addresses of those that encrypt
 * @param users the operating system users of those that open the socket file
 * @param header in which they name the account of whoever is logged in; empty if they name nobody
 */
public record ProxyDeployment(List<String> addresses, List<String> users, String header) {
  /** Copies the lists. */
  public ProxyDeployment {
    addresses = List.copyOf(addresses);
    users = List.copyOf(users);
    Objects.requireNonNull(header, "header");
  }
}
