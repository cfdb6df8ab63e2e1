package org.mailpromoter.deployment;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.spi.config.Secret;

/**
 * A provider of OpenID Connect at which people log in to the console.
 *
 * @param name what people call it
 * @param issuer its issuer, exactly as it writes it
 * @param clientId as which client it knows the console
 * @param clientSecret what it gave that client; empty for a public one
 * @param scopes what is asked for besides {@code openid}
 * @param nameClaim the claim by which the audit log names people
 * @param userClaim the claim with the id of a configured user
 * @param roleClaim the claim with groups or roles
 * @param roles what each of them may do
 */
public record OpenIdDeployment(
    String name,
    URI issuer,
    String clientId,
    Optional<Secret> clientSecret,
    List<String> scopes,
    String nameClaim,
    Optional<String> userClaim,
    String roleClaim,
    Map<String, Role> roles) {
  /** Copies the collections; rejects nulls. */
  public OpenIdDeployment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(clientSecret, "clientSecret");
    scopes = List.copyOf(scopes);
    Objects.requireNonNull(nameClaim, "nameClaim");
    Objects.requireNonNull(userClaim, "userClaim");
    Objects.requireNonNull(roleClaim, "roleClaim");
    roles = Map.copyOf(roles);
  }
}
