package org.mailpromoter.connectors.exchange.ews.call;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A 401 and its headers.
 *
 * @param challenges the values of {@code WWW-Authenticate}, as they came
 * @param certificate the verified certificate of the server; empty without TLS
 */
public record Refusal(List<String> challenges, Optional<X509Certificate> certificate) {
  /** Copies the list. */
  public Refusal {
    challenges = List.copyOf(challenges);
  }
}
