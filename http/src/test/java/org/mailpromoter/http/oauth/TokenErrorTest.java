package org.mailpromoter.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

class TokenErrorTest {
  @ParameterizedTest
  @EnumSource(TokenError.class)
  void everyKindHasARemedyForItsPart(TokenError kind) {
    ErrorMeaning meaning = kind.meaning(FaultScope.PROFILE, "of the sink");
    assertThat(meaning.scope()).isEqualTo(FaultScope.PROFILE);
    assertThat(meaning.remedy()).endsWith(".").doesNotContain("server profile");
    assertThat(kind.in(ExampleError.class).name()).isEqualTo(kind.name());
  }

  /** The same remedy is shown for the first time and after a revocation. */
  @ParameterizedTest
  @EnumSource(names = {"SIGN_IN_NEEDED", "REFRESH_TOKEN_VOID"})
  void whatAPersonHasToDoFitsTheFirstTime(TokenError kind) {
    assertThat(kind.meaning(FaultScope.MAILBOX, "").remedy())
        .contains("; if ", "revoked")
        .doesNotContain(" again", " new ", " old ");
  }

  /** A renewed secret, certificate or refresh token counts without anybody enabling the mailbox. */
  @ParameterizedTest
  @EnumSource(value = TokenError.class, names = "SIGN_IN_NEEDED", mode = EnumSource.Mode.EXCLUDE)
  void noRefusalOfAProgramIsForEver(TokenError kind) {
    assertThat(kind.meaning(FaultScope.MAILBOX, "").retry())
        .isIn(Retry.LATER, Retry.AFTER_A_CHANGE);
  }

  @Test
  void aPersonIsWaitedFor() {
    assertThat(TokenError.SIGN_IN_NEEDED.meaning(FaultScope.MAILBOX, "").retry())
        .isEqualTo(Retry.HARMFUL);
  }
}
