package org.mailpromoter.deployment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;

/** The keys of the section {@code console} about a provider of OpenID Connect. */
final class OpenIdSection {
  static final ConfigKey<String> ISSUER =
      ConfigKey.text("oidc-issuer")
          .meaning("Issuer of the OpenID Connect provider at which people log in to the console");
  static final ConfigKey<String> NAME =
      ConfigKey.text("oidc-name")
          .meaning("What people call the provider")
          .defaultsTo("the company");
  static final ConfigKey<String> CLIENT =
      ConfigKey.text("oidc-client-id").meaning("As which client the provider knows the console");
  static final ConfigKey<Secret> SECRET =
      ConfigKey.secret("oidc-client-secret").meaning("The secret of that client, if it has one");
  static final ConfigKey<List<String>> SCOPES =
      ConfigKey.texts("oidc-scopes")
          .meaning("Scopes that are asked for besides openid")
          .defaultsTo(List.of("profile", "email"));
  static final ConfigKey<String> NAME_CLAIM =
      ConfigKey.text("oidc-name-claim")
          .meaning("Claim by which the audit log names people; unique and lasting")
          .defaultsTo("email");
  static final ConfigKey<String> USER_CLAIM =
      ConfigKey.text("oidc-user-claim").meaning("Claim with the id of a user of this file");
  static final ConfigKey<String> ROLE_CLAIM =
      ConfigKey.text("oidc-role-claim").meaning("Claim with groups or roles").defaultsTo("groups");
  static final ConfigKey<List<String>> ROLES =
      ConfigKey.texts("oidc-roles")
          .meaning(
              "What a group may do, as group=role with the roles administrator, user and auditor")
          .defaultsTo(List.of());
  static final ConfigSpec KEYS =
      ConfigSpec.of(
          ISSUER, NAME, CLIENT, SECRET, SCOPES, NAME_CLAIM, USER_CLAIM, ROLE_CLAIM, ROLES);

  private OpenIdSection() {}

  /** The provider; empty if none is configured. */
  static Optional<OpenIdDeployment> read(Section section, Config config) {
    Optional<String> issuer = config.find(ISSUER);
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> address = address(section, issuer.get());
    Optional<String> client = config.find(CLIENT);
    if (client.isEmpty()) {
      section.problem(CLIENT.name(), "is missing; the provider gives it to each client");
    }
    Map<String, Role> roles = roles(section, config.get(ROLES));
    if (address.isEmpty() || client.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OpenIdDeployment(
            config.get(NAME),
            address.get(),
            client.get(),
            config.find(SECRET),
            config.get(SCOPES),
            config.get(NAME_CLAIM),
            config.find(USER_CLAIM),
            config.get(ROLE_CLAIM),
            roles));
  }

  private static Optional<URI> address(Section section, String text) {
    try {
      URI address = new URI(text);
      if ("https".equals(address.getScheme()) && address.getHost() != null) {
        return Optional.of(address);
      }
    } catch (URISyntaxException e) {
      // said below
    }
    section.problem(ISSUER.name(), "'" + text + "' is not an address that begins with https://");
    return Optional.empty();
  }

  private static Map<String, Role> roles(Section section, List<String> pairs) {
    Map<String, Role> roles = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.lastIndexOf('=');
      Optional<Role> role = equals < 1 ? Optional.empty() : role(pair.substring(equals + 1));
      if (role.isEmpty()) {
        section.problem(
            ROLES.name(),
            "'" + pair + "' is not GROUP=ROLE with the role administrator, user or auditor");
      } else {
        roles.put(pair.substring(0, equals), role.get());
      }
    }
    return roles;
  }

  private static Optional<Role> role(String word) {
    return Stream.of(Role.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
