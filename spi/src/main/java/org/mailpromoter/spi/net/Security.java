package org.mailpromoter.spi.net;

import org.mailpromoter.core.fault.EnumWords;

/**
 * How a connection is protected.
 *
 * @since 0.1
 */
public enum Security {
  /** Encrypted from the first byte (RFC 8314). */
  TLS,
  /** Encrypted before the login; a server that does not offer it is rejected. */
  STARTTLS,
  /** Not at all. */
  INSECURE_PLAIN;

  /** The word in the configuration, for example {@code insecure-plain}. */
  public String word() {
    return EnumWords.of(this);
  }
}
