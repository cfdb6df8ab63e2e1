package org.mailpromoter.installation.change;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.ApiTokenText;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Scope;

/** Makes and revokes the tokens that programs call the API with. */
public final class ApiTokens {
  /** A token ends within this time. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private final OpenInstallation open;

  /**
   * A new token.
   *
   * @param token what is kept of it
   * @param text the token itself, to be shown once
   */
  public record Made(ApiToken token, ApiTokenText text) {}

  /** The tokens of an installation. */
  public ApiTokens(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Makes a token. It allows what its holder may do at the moment of its use, within its scopes.
   *
   * <p>Through the console and the API it never allows more than its maker may: it belongs to the
   * maker, or is made by an administrator for a program, and has scopes of the maker only. Whoever
   * gives commands can do everything anyway.
   *
   * @param maker who makes it
   * @param label what it is for
   * @param valid how long it can be used
   * @throws RefusedException if it has no scope, is to be valid for too long or not at all, or is
   *     to allow more than its maker may
   */
  public Made make(
      Requester by, Identity maker, Holder holder, String label, Set<Scope> scopes, Duration valid)
      throws RefusedException {
    ApiTokenText text = new ApiTokenText(ApiTokenId.random(), Secret.random());
    return Audited.of(open, by, Operation.MAKE_TOKEN, "API token " + text.id())
        .concerning(holder.user())
        .run(
            entry -> {
              boolean fits =
                  !valid.isNegative() && !valid.isZero() && valid.compareTo(LONGEST) <= 0;
              if (scopes.isEmpty() || !fits) {
                throw new RefusedException(Why.TOKEN_LIMITS, LONGEST.toDays());
              }
              if (by.channel() != Channel.COMMAND) {
                demandWithin(maker, holder, scopes);
              }
              ApiToken token = token(text, holder, label, words(scopes), valid);
              open.storage().apiTokenStore().add(token);
              entry.to(text(token));
              return new Made(token, text);
            });
  }

  private static void demandWithin(Identity maker, Holder holder, Set<Scope> scopes)
      throws RefusedException {
    boolean program = holder.account().isEmpty() && holder.user().isEmpty();
    if (!isSame(maker, holder) && !(program && maker.role() == Role.ADMINISTRATOR)) {
      throw new RefusedException(Why.TOKEN_FOREIGN, holder.name());
    }
    List<Scope> more =
        scopes.stream().filter(each -> !maker.scopes().contains(each)).sorted().toList();
    if (!more.isEmpty()) {
      throw new RefusedException(Why.TOKEN_SCOPES, more.stream().map(Scope::word).toArray());
    }
  }

  private static boolean isSame(Identity maker, Holder holder) {
    return maker.name().equals(holder.name())
        && maker.role() == holder.role()
        && maker.user().equals(holder.user());
  }

  private static Set<String> words(Set<Scope> scopes) {
    return scopes.stream().map(Scope::word).collect(Collectors.toUnmodifiableSet());
  }

  private ApiToken token(
      ApiTokenText text, Holder holder, String label, Set<String> scopes, Duration valid) {
    Instant now = open.now().truncatedTo(ChronoUnit.SECONDS);
    return new ApiToken(
        text.id(),
        text.secret().digest(),
        label,
        holder,
        scopes,
        now,
        now.plus(valid),
        Optional.empty(),
        Optional.empty());
  }

  private static String text(ApiToken token) {
    String scopes = token.scopes().stream().sorted().collect(Collectors.joining(" "));
    return token.holder().name() + ", " + scopes + ", until " + token.expires();
  }

  /**
   * Revokes a token.
   *
   * @throws NotFoundException if there is none that was not revoked before
   */
  public void revoke(Requester by, ApiTokenId id) throws NotFoundException {
    Audited.of(open, by, Operation.REVOKE_ACCESS, "API token " + id)
        .run(
            entry -> {
              Optional<ApiToken> token = open.storage().apiTokenStore().find(id);
              token.ifPresent(each -> entry.concerning(each.holder().user()).from(text(each)));
              if (!open.storage().apiTokenStore().revoke(id, open.now())) {
                throw NotFoundException.of(Kind.API_TOKEN, id);
              }
              return id;
            });
  }
}
