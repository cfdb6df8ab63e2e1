package org.mailpromoter.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Making tracking tokens, classic and signed (semantics 3.3). */
class TokensTest {
  private static final String NEW = "a-new-key-of-enough-length";
  private static final String OLD = "an-old-key-of-enough-length";
  private static final byte[] HANDLE = {1, 2, 3, 4, 5, 6};

  @Test
  void c21_theFirstTokenOfTheFirstSenderIsTheDocumentedOne() {
    assertThat(TokenNumbering.STANDARD.token("CRM:", 1, 1)).isEqualTo("CRM:0001001");
    assertThat(new TokenNumbering(500, 3, 3).token("CRM:", 1, 1)).isEqualTo("CRM:0501001");
  }

  @Test
  void t40_theCounterWrapsFrom999To000() {
    assertThat(TokenNumbering.STANDARD.token("CRM:", 1, 999)).isEqualTo("CRM:0001999");
    assertThat(TokenNumbering.STANDARD.token("CRM:", 1, 1_000)).isEqualTo("CRM:0001000");
    assertThat(TokenNumbering.STANDARD.hasWrapped(999)).isFalse();
    assertThat(TokenNumbering.STANDARD.hasWrapped(1_000)).isTrue();
  }

  @Test
  void t39_aLongSubjectIsCutSoThatTheTokenFits() {
    String token = "CRM:0001001";
    String stamped = TokenSubject.stamped("x".repeat(255), token, Set.of(), 255);
    assertThat(stamped).hasSize(255).endsWith("x " + token);
    assertThat(TokenSubject.stamped("Offer", token, Set.of(), 255)).isEqualTo("Offer " + token);
    assertThat(TokenSubject.stamped("y".repeat(20), token, Set.of(), 10)).isEqualTo("y".repeat(10));
  }

  @Test
  void c27_aSubjectWithATokenGetsNoSecondOne() {
    String subject = "Re: Offer CRM:0001001";
    Set<String> known = TrackingTokenFormat.DEFAULT.tokensIn(subject);
    assertThat(TokenSubject.stamped(subject, "CRM:0001002", known, 255)).isEqualTo(subject);
  }

  @Test
  void c27_aKnownTokenIsKeptAndNoOtherOneIsTaken() {
    SignedTokens signed = SignedTokens.of(List.of(NEW));
    SubjectTokens tokens = new SubjectTokens(TrackingTokenFormat.DEFAULT, signed);
    for (String subject : List.of("Re: Offer CRM:0001001", "Re: " + signed.mint(HANDLE) + " x")) {
      assertThat(tokens.with(subject, "CRM:0001001"::equals, TokensTest::noToken))
          .isEqualTo(subject);
      assertThat(tokens.with("z".repeat(300) + subject, any -> true, TokensTest::noToken))
          .hasSize(255)
          .startsWith("zzz")
          .containsPattern("(?i) (CRM:0001001|REF:[a-z2-7]{28})$");
    }
  }

  @Test
  void c30_theTokenOfAnotherInstallationIsNoneOfOurs() {
    SubjectTokens tokens =
        new SubjectTokens(TrackingTokenFormat.DEFAULT, SignedTokens.of(List.of(NEW)));
    assertThat(tokens.with("Offer CRM:0009009", any -> false, () -> "CRM:0001002"))
        .isEqualTo("Offer CRM:0009009 CRM:0001002");
    assertThat(tokens.with("Offer", any -> true, () -> "CRM:0001002"))
        .isEqualTo("Offer CRM:0001002");
    assertThat(tokens.without("Offer  crm:0001002 now CRM:0001003")).isEqualTo("Offer now");
  }

  private static String noToken() {
    throw new AssertionError("a token was taken");
  }

  @Test
  void aSignedTokenIsFoundInAnySubjectAndCaseAndAForgedOneIsNot() {
    SignedTokens tokens = SignedTokens.of(List.of(NEW));
    String token = tokens.mint(HANDLE);
    assertThat(tokens.tokensIn("Re: Offer " + token + " (more)")).hasSize(1);
    assertThat(tokens.tokensIn(token.toUpperCase(java.util.Locale.ROOT))).hasSize(1);
    for (int i = SignedTokens.PREFIX.length(); i < token.length(); i++) {
      char other = token.charAt(i) == 'a' ? 'b' : 'a';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.tokensIn(forged)).as("changed at %d", i).isEmpty();
    }
  }

  @Test
  void rotatedKeysVerifyAndDoNotSign() {
    String before = SignedTokens.of(List.of(OLD)).mint(HANDLE);
    SignedTokens rotated = SignedTokens.of(List.of(NEW, OLD));
    assertThat(rotated.tokensIn(before)).hasSize(1);
    assertThat(SignedTokens.of(List.of(OLD)).tokensIn(rotated.mint(HANDLE))).isEmpty();
    assertThat(SignedTokens.of(List.of(NEW)).tokensIn(before)).isEmpty();
    assertThat(SignedTokens.none().tokensIn(before)).isEmpty();
  }

  @Test
  void aShortKeyIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> SignedTokens.of(List.of("secret")))
        .hasMessageContaining("at least 16")
        .hasMessageNotContaining("secret");
  }
}
