package org.mailpromoter.access.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/** Reads from the claims of a provider who a person is. Pure functions. */
final class Person {
  private static final int LONGEST = 200;
  private static final String EMAIL = "email";

  private Person() {}

  /** The holder of a session; empty if no role is for them. */
  static Optional<Holder> of(IDTokenClaimsSet claims, OpenIdSettings settings) {
    AccountId account = settings.accounts().get(claims.getSubject().getValue());
    if (account != null) {
      return Optional.of(
          new Holder(account.name(), Role.USER, Optional.empty(), Optional.of(account)));
    }
    Optional<String> name = text(claims, settings.nameClaim());
    Optional<Role> role =
        texts(claims, settings.roleClaim())
            .map(settings.roles()::get)
            .filter(Objects::nonNull)
            .min(Role::compareTo);
    return name.flatMap(each -> role.map(may -> Holder.of("oidc:" + each, may)))
        .map(each -> user(claims, settings).map(each::as).orElse(each));
  }

  private static Optional<RecordId> user(IDTokenClaimsSet claims, OpenIdSettings settings) {
    return settings
        .userClaim()
        .flatMap(claim -> text(claims, claim))
        .map(each -> new RecordId(RecordKind.USER, each));
  }

  /** An address counts only if the provider checked that it is theirs. */
  private static Optional<String> text(IDTokenClaimsSet claims, String claim) {
    boolean unchecked =
        claim.equals(EMAIL) && !Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
    return unchecked
        ? Optional.empty()
        : Optional.ofNullable(claims.getStringClaim(claim))
            .filter(each -> !each.isBlank() && each.length() <= LONGEST);
  }

  /** A claim that is one text or a list of them. */
  private static Stream<String> texts(IDTokenClaimsSet claims, String claim) {
    List<String> list = claims.getStringListClaim(claim);
    return list != null ? list.stream() : text(claims, claim).stream();
  }
}
