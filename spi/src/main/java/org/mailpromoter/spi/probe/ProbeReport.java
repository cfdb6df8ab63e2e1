package org.mailpromoter.spi.probe;

import java.util.List;

/**
 * What a probe saw. Immutable.
 *
 * @param findings one for each assumption, in an order that people can follow
 * @param fitting the values that fit the server, of keys that depend on what was seen
 * @since 0.1
 */
public record ProbeReport(List<Finding> findings, List<FittingKey> fitting) {
  /** Copies the lists. */
  public ProbeReport {
    findings = List.copyOf(findings);
    fitting = List.copyOf(fitting);
  }
}
