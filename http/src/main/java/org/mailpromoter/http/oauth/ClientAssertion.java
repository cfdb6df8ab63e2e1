package org.mailpromoter.http.oauth;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A signed statement by which a client proves who it is, good for one request (RFC 7523, 3).
 *
 * @param client the client id
 * @param tokens the token endpoint, which alone may take the statement
 * @param now the time at the token server
 */
record ClientAssertion(String client, URI tokens, Instant now) {
  /** Clocks differ a little, and a statement from the future is refused. */
  private static final Duration BEFORE = Duration.ofMinutes(2);

  private static final Duration AFTER = Duration.ofMinutes(5);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The statement in the compact form of RFC 7515. */
  String signed(ClientCertificate.Identity identity, AssertionAlgorithm algorithm)
      throws ClientCertificate.UnusableException {
    try {
      String text = encoded(header(identity, algorithm)) + "." + encoded(claims());
      byte[] signature = algorithm.sign(identity.key(), text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + BASE64.encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new ClientCertificate.UnusableException(
          "the key of the certificate cannot sign with " + algorithm + " (" + e.getMessage() + ")",
          e);
    }
  }

  /** AD FS knows a certificate by the older digest only. */
  private static byte[] header(ClientCertificate.Identity identity, AssertionAlgorithm algorithm)
      throws GeneralSecurityException {
    byte[] certificate = identity.certificate().getEncoded();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = json(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("alg", algorithm.name());
      json.writeStringProperty("typ", "JWT");
      json.writeStringProperty("x5t#S256", digest("SHA-256", certificate));
      if (algorithm == AssertionAlgorithm.RS256) {
        json.writeStringProperty("x5t", digest("SHA-1", certificate));
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static String digest(String algorithm, byte[] bytes) throws GeneralSecurityException {
    return BASE64.encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  private byte[] claims() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = json(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("iss", client);
      json.writeStringProperty("sub", client);
      json.writeStringProperty("aud", tokens.toString());
      json.writeStringProperty("jti", UUID.randomUUID().toString());
      json.writeNumberProperty("nbf", now.minus(BEFORE).getEpochSecond());
      json.writeNumberProperty("exp", now.plus(AFTER).getEpochSecond());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static JsonGenerator json(ByteArrayOutputStream bytes) {
    return new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes);
  }

  private static String encoded(byte[] json) {
    return BASE64.encodeToString(json);
  }
}
