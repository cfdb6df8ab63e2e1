package org.mailpromoter.access.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Role;

/**
 * How people log in at a provider.
 *
 * @param name what people call it
 * @param issuer its issuer, exactly as it writes it
 * @param clientId as which client it knows us
 * @param clientSecret what it gave that client; empty for a public one
 * @param scopes what is asked for besides {@code openid}
 * @param nameClaim the claim by which the audit log names people; it must be unique and lasting
 * @param userClaim the claim with the id of a configured user; empty if nobody is one
 * @param roleClaim the claim with groups or roles
 * @param roles what each of them may do; of several the first of {@link Role} counts
 * @param accounts the accounts of people, by their subject; their role and user are those of the
 *     account
 */
public record OpenIdSettings(
    String name,
    URI issuer,
    String clientId,
    Optional<String> clientSecret,
    List<String> scopes,
    String nameClaim,
    Optional<String> userClaim,
    String roleClaim,
    Map<String, Role> roles,
    Map<String, AccountId> accounts) {
  /** Copies the collections; rejects nulls. */
  public OpenIdSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(clientSecret, "clientSecret");
    scopes = List.copyOf(scopes);
    Objects.requireNonNull(nameClaim, "nameClaim");
    Objects.requireNonNull(userClaim, "userClaim");
    Objects.requireNonNull(roleClaim, "roleClaim");
    roles = Map.copyOf(roles);
    accounts = Map.copyOf(accounts);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "OpenIdSettings[" + issuer + ", " + clientId + "]";
  }
}
