package org.mailpromoter.sinks.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ServerWords;

/** The secrets of a sink, read again for each event. Immutable; never printed. */
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

    /** Proves to the receiver who posts. */
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

    /** The words of the receiver, without the secrets. */
    ServerWords words() {
      ServerWords words = new ServerWords();
      signatures.secrets().forEach(words::hide);
      words.hide(token);
      return words;
    }
  }
}
