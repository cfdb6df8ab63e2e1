package org.mailpromoter.app.web;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.access.Origin;
import org.mailpromoter.deployment.ConsoleDeployment;

/** The names under which browsers may reach the console. */
final class PublicNames {
  private static final String HTTPS = "https";

  private PublicNames() {}

  /**
   * The names.
   *
   * @param addresses where the server listens, with the ports it got
   */
  static Set<Origin> of(ConsoleDeployment console, Collection<URI> addresses) {
    Set<Origin> names = new HashSet<>();
    for (URI each : addresses) {
      if (each.getPort() > 0) {
        names.add(Origin.of(each));
        names.addAll(Origin.loopback(each.getScheme(), each.getPort()));
        console.hosts().forEach(host -> names.add(named(host, each.getPort())));
      }
    }
    console.hosts().forEach(host -> names.add(Origin.of(URI.create(HTTPS + "://" + host))));
    return Set.copyOf(names);
  }

  private static Origin named(String host, int port) {
    boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
    return Origin.of(URI.create(HTTPS + "://" + (hasPort ? host : host + ":" + port)));
  }

  /** The address to show to people: a public name, else the first listener. */
  static URI shown(ConsoleDeployment console, List<URI> addresses) {
    return console.hosts().stream()
        .findFirst()
        .map(host -> URI.create(HTTPS + "://" + host))
        .orElse(addresses.get(0));
  }
}
