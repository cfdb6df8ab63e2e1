package org.mailpromoter.installation.notice;

import java.util.Optional;
import org.mailpromoter.deployment.ConsoleDeployment;

/** Links to pages of the console, which people can follow if it has a public name. Immutable. */
final class ConsoleLink {
  private final Optional<String> host;

  ConsoleLink(ConsoleDeployment console) {
    this.host =
        console.listen().isEmpty() ? Optional.empty() : console.hosts().stream().findFirst();
  }

  /**
   * A line with a link; empty without a public name.
   *
   * @param path begins with a slash
   */
  String line(String words, String path) {
    return host.map(name -> words + ": https://" + name + path).orElse("");
  }
}
