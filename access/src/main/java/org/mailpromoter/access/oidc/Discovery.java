package org.mailpromoter.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Knows the endpoints and keys of a provider, and asks for them again each hour. One caller asks at
 * a time; meanwhile others go on with what was known, or wait a moment. A failure is remembered for
 * some seconds, so that a provider that hangs holds up nobody else. Thread-safe.
 */
final class Discovery {
  private static final Duration VALID = Duration.ofHours(1);
  private static final Duration FAILED = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private final OpenIdSettings settings;
  private final Sender sender;
  private final Clock clock;
  private @Nullable Provider known;
  private @Nullable Failure failure;
  private @Nullable CompletableFuture<Provider> asking;

  /** A provider as it described itself at a time. */
  record Provider(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant until) {}

  private record Failure(Throwable cause, Instant until) {}

  Discovery(OpenIdSettings settings, Sender sender, Clock clock) {
    this.settings = settings;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * The provider.
   *
   * @throws IOException if it does not answer
   * @throws GeneralException if it describes another one
   */
  Provider provider() throws IOException, GeneralException {
    CompletableFuture<Provider> answer;
    boolean ours;
    synchronized (this) {
      Instant now = clock.instant();
      Provider current = known;
      if (current != null && (now.isBefore(current.until()) || asking != null)) {
        return current;
      }
      Failure last = failure;
      if (last != null && now.isBefore(last.until())) {
        throw again(last.cause());
      }
      ours = asking == null;
      answer = ours ? new CompletableFuture<>() : Objects.requireNonNull(asking);
      asking = answer;
    }
    return ours ? asked(answer) : awaited(answer);
  }

  /** Asks, and tells whoever waits. */
  private Provider asked(CompletableFuture<Provider> answer) throws IOException, GeneralException {
    try {
      Provider provider = ask();
      ended(provider, null);
      answer.complete(provider);
      return provider;
    } catch (IOException | GeneralException | RuntimeException | Error e) {
      ended(null, new Failure(e, clock.instant().plus(FAILED)));
      answer.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void ended(@Nullable Provider provider, @Nullable Failure why) {
    known = provider == null ? known : provider;
    failure = why;
    asking = null;
  }

  private static Provider awaited(CompletableFuture<Provider> answer)
      throws IOException, GeneralException {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TimeoutException e) {
      throw new IOException("Another login waits for the answer of the provider.", e);
    } catch (ExecutionException e) {
      throw again(e.getCause());
    }
  }

  /** The failure of another call, for this one. */
  private static IOException again(@Nullable Throwable cause) throws GeneralException {
    if (cause instanceof GeneralException wrong) {
      throw new GeneralException(String.valueOf(wrong.getMessage()), wrong);
    }
    return new IOException(cause == null ? "" : String.valueOf(cause.getMessage()), cause);
  }

  private Provider ask() throws IOException, GeneralException {
    Issuer issuer = new Issuer(settings.issuer());
    URI address = URI.create(OIDCProviderMetadata.resolveURL(issuer).toString());
    OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(sender.get(address));
    if (!metadata.getIssuer().equals(issuer)) {
      throw new GeneralException("The provider calls itself " + metadata.getIssuer() + ".");
    }
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), sender).build();
    IDTokenValidator validator =
        new IDTokenValidator(
            issuer,
            new ClientID(settings.clientId()),
            new JWSVerificationKeySelector<>(ALGORITHMS, keys),
            null);
    return new Provider(metadata, validator, clock.instant().plus(VALID));
  }
}
