package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.ApiTokenStore;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;

/**
 * What every {@link ApiTokenStore} must keep to; the numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface ApiTokenStoreContract {
  /** When the first token of a test is made. */
  Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

  /** A store without tokens, the same one during a test. */
  ApiTokenStore apiTokens();

  /** Tokens are found as they were added, the newest first. */
  @Test
  default void tokensAreFoundAsTheyWereAdded() {
    ApiToken first = added("anna", 0);
    ApiToken second = added("ben", 1);
    assertThat(apiTokens().find(first.id())).contains(first);
    assertThat(apiTokens().find(ApiTokenId.random())).isEmpty();
    assertThat(apiTokens().list()).containsExactly(second, first);
    assertThat(apiTokens().list("anna")).containsExactly(first);
  }

  /** TK-1: a token is never replaced by another one. */
  @Test
  default void tk1_aTokenIsNeverReplaced() {
    ApiToken first = added("anna", 0);
    ApiToken other =
        new ApiToken(
            first.id(),
            Secret.random().digest(),
            "other",
            first.holder(),
            Set.of(),
            FIRST,
            first.expires(),
            Optional.empty(),
            Optional.empty());
    assertThat(apiTokens().add(other)).isFalse();
    assertThat(apiTokens().find(first.id())).contains(first);
  }

  /** TK-2: a revoked token stays in the list with the time at which it was revoked. */
  @Test
  default void tk2_aTokenIsRevokedOnce() {
    ApiToken token = added("anna", 0);
    ApiToken other = added("anna", 1);
    assertThat(apiTokens().revoke(token.id(), FIRST.plusSeconds(9))).isTrue();
    assertThat(apiTokens().revoke(token.id(), FIRST.plusSeconds(99))).isFalse();
    assertThat(apiTokens().revoke(ApiTokenId.random(), FIRST)).isFalse();
    ApiToken revoked = apiTokens().find(token.id()).orElseThrow();
    assertThat(revoked.revoked()).contains(FIRST.plusSeconds(9));
    assertThat(revoked.isUsable(FIRST.plusSeconds(10))).isFalse();
    assertThat(apiTokens().find(other.id())).contains(other);
  }

  /** TK-3: the last use is known to the minute. */
  @Test
  default void tk3_useIsWrittenOnceAMinute() {
    ApiToken token = added("anna", 0);
    assertThat(used(token, 10).used()).contains(FIRST.plusSeconds(10));
    assertThat(used(used(token, 10), 69).used()).contains(FIRST.plusSeconds(10));
    assertThat(used(used(token, 10), 70).used()).contains(FIRST.plusSeconds(70));
  }

  private ApiToken used(ApiToken token, int second) {
    apiTokens().used(token, FIRST.plusSeconds(second));
    return apiTokens().find(token.id()).orElseThrow();
  }

  /** Tokens that can no longer be used are deleted by age. */
  @Test
  default void endedTokensAreDeletedByAge() {
    ApiToken revoked = added("anna", 0);
    ApiToken expired = added("anna", 1);
    ApiToken usable = added("anna", 100);
    apiTokens().revoke(revoked.id(), FIRST.plusSeconds(5));
    assertThat(apiTokens().deleteEndedBefore(FIRST.plusSeconds(5))).isZero();
    assertThat(apiTokens().deleteEndedBefore(FIRST.plusSeconds(6))).isEqualTo(1);
    assertThat(apiTokens().list()).containsExactly(usable, expired);
    assertThat(apiTokens().deleteEndedBefore(expired.expires().plusSeconds(1))).isEqualTo(1);
    assertThat(apiTokens().list()).isEqualTo(List.of(usable));
  }

  private ApiToken added(String name, int second) {
    Instant at = FIRST.plusSeconds(second);
    ApiToken token =
        new ApiToken(
            ApiTokenId.random(),
            Secret.random().digest(),
            "nightly export",
            new Holder(name, Role.USER, Optional.empty(), Optional.of(new AccountId(name))),
            Set.of("read:status", "read:messages"),
            at,
            at.plus(Duration.ofDays(30)),
            Optional.empty(),
            Optional.empty());
    assertThat(apiTokens().add(token)).isTrue();
    return token;
  }
}
