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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the endpoints and keys of a provider, and asks for them again each hour. Thread-safe. */
final class Discovery {
  private static final Duration VALID = Duration.ofHours(1);
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private final OpenIdSettings settings;
  private final Sender sender;
  private final Clock clock;
  private @Nullable Provider known;

  /** A provider as it described itself at a time. */
  record Provider(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant until) {}

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
  synchronized Provider provider() throws IOException, GeneralException {
    Provider current = known;
    if (current == null || !clock.instant().isBefore(current.until())) {
      current = ask();
      known = current;
    }
    return current;
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
