package org.mailpromoter.http.oauth;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.mailpromoter.spi.config.Secret;

/**
 * This program, as a token server knows it, and how it proves to be that (RFC 6749, 2.3).
 * Implementations are immutable.
 */
interface Client {
  /** The client id. */
  String id();

  /**
   * The fields of a form that prove it.
   *
   * @param tokens the token endpoint
   * @param now the time at the token server
   * @throws ClientCertificate.UnusableException if there is no proof
   */
  Map<String, String> proof(URI tokens, Instant now) throws ClientCertificate.UnusableException;

  /** Whether the proof holds the time, which the server compares with its own. */
  default boolean isTimed() {
    return false;
  }

  /** A client without a proof, such as an installed application. */
  record Unproven(String id) implements Client {
    @Override
    public Map<String, String> proof(URI tokens, Instant now) {
      return Map.of();
    }
  }

  /** A client with a secret, which is read again for each request. */
  record WithSecret(String id, Secret secret) implements Client {
    @Override
    public Map<String, String> proof(URI tokens, Instant now) {
      return Map.of("client_secret", secret.reveal());
    }
  }

  /** A client with a certificate, which signs that it is itself (RFC 7523, 2.2). */
  record WithCertificate(String id, ClientCertificate certificate, AssertionAlgorithm algorithm)
      implements Client {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public Map<String, String> proof(URI tokens, Instant now)
        throws ClientCertificate.UnusableException {
      ClientCertificate.Identity identity = certificate.read(now);
      return Map.of(
          "client_assertion_type",
          TYPE,
          "client_assertion",
          new ClientAssertion(id, tokens, now).signed(identity, algorithm));
    }

    @Override
    public boolean isTimed() {
      return true;
    }
  }
}
