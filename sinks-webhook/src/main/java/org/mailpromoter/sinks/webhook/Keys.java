package org.mailpromoter.sinks.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.spi.config.Redaction;
import org.mailpromoter.spi.config.Secret;

/** The secrets of a sink, read anew for each event. Immutable; prints none. */
final class Keys {
  private final @Nullable Secret signing;
  private final @Nullable Secret token;

  Keys(Optional<Secret> signing, Optional<Secret> token) {
    this.signing = signing.orElse(null);
    this.token = token.orElse(null);
  }

  /**
   * The secrets as they are now.
   *
   * @throws IllegalArgumentException with a sentence that shows no key if one cannot sign
   * @throws org.mailpromoter.spi.config.SecretException if one cannot be read
   */
  Now read() {
    return new Now(
        Signatures.of(signing == null ? "" : signing.reveal()),
        token == null ? "" : token.reveal());
  }

  /** Secrets as they were at one moment. */
  static final class Now {
    private final Signatures signatures;
    private final String token;

    private Now(Signatures signatures, String token) {
      this.signatures = signatures;
      this.token = token;
    }

    /** What proves to the receiver who posts. */
    Map<String, String> headers(Instant time, byte[] body) {
      Map<String, String> headers = new LinkedHashMap<>();
      if (signatures.any()) {
        headers.put(Signatures.HEADER, signatures.of(time, body));
      }
      if (!token.isEmpty()) {
        headers.put("Authorization", "Bearer " + token);
      }
      return headers;
    }

    /** Takes the secrets out of what is shown. */
    Redaction redaction() {
      List<String> secrets = new ArrayList<>(signatures.secrets());
      secrets.add(token);
      return Redaction.ofTexts(secrets);
    }
  }
}
