package org.mailpromoter.app.web;

import java.time.Clock;
import java.util.Map;
import org.mailpromoter.access.IdentityProvider;
import org.mailpromoter.access.oidc.OpenIdProvider;
import org.mailpromoter.access.oidc.OpenIdSettings;
import org.mailpromoter.deployment.OpenIdDeployment;
import org.mailpromoter.spi.config.Secret;

/** Makes the configured provider at which people log in. */
final class Providers {
  private Providers() {}

  /**
   * The provider, which is not asked yet.
   *
   * @throws org.mailpromoter.spi.config.SecretException if the client's secret cannot be read
   */
  static IdentityProvider of(OpenIdDeployment provider, Clock clock) {
    OpenIdSettings settings =
        new OpenIdSettings(
            provider.name(),
            provider.issuer(),
            provider.clientId(),
            provider.clientSecret().map(Secret::reveal),
            provider.scopes(),
            provider.nameClaim(),
            provider.userClaim(),
            provider.roleClaim(),
            provider.roles(),
            Map.of());
    return new OpenIdProvider(settings, clock);
  }
}
