package org.mailpromoter.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said in SASL, as RFC 7628, Google and Microsoft write it. */
class BearerMechanismTest {
  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static String refusal(String json) {
    return BearerMechanism.refusal(
        Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theOlderMechanismIsTakenWhereBothAreOffered() {
    assertThat(BearerMechanism.of(name -> true)).contains(BearerMechanism.XOAUTH2);
    assertThat(BearerMechanism.of(Set.of("OAUTHBEARER", "PLAIN")::contains))
        .contains(BearerMechanism.OAUTHBEARER);
    assertThat(BearerMechanism.of(Set.of("PLAIN")::contains)).isEmpty();
  }

  @Test
  void theFirstMessageNamesUserAndToken() {
    assertThat(decoded(BearerMechanism.XOAUTH2.opening("anna@x.example", "t")))
        .isEqualTo("user=anna@x.example\1auth=Bearer t\1\1");
    assertThat(decoded(BearerMechanism.OAUTHBEARER.opening("a=b,c@x.example", "t")))
        .isEqualTo("n,a=a=3Db=2Cc@x.example,\1auth=Bearer t\1\1");
    assertThat(BearerMechanism.XOAUTH2.farewell()).isEmpty();
    assertThat(decoded(BearerMechanism.OAUTHBEARER.farewell())).isEqualTo("\1");
  }

  @Test
  void aNameCannotAddToTheMessage() {
    assertThatThrownBy(() -> BearerMechanism.XOAUTH2.opening("anna\1auth=Bearer x", "t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theReasonsOfARefusalBecomeAPieceOfASentence() {
    assertThat(refusal("{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://m/\"}"))
        .isEqualTo(
            "400: the request is malformed, or the token is for another user; it expects a token"
                + " for the scope https://m/");
    assertThat(refusal("{\"status\":\"invalid_token\"}"))
        .isEqualTo("invalid_token: the token has expired, was revoked, or is not for this server");
    assertThat(refusal("{\"status\":\"418\"}")).isEqualTo("418");
    assertThat(refusal("nonsense")).isEmpty();
    assertThat(BearerMechanism.refusal("%%%")).isEmpty();
    assertThat(refusal("{\"status\":\"" + "x".repeat(1 << 16) + "\"}")).isEmpty();
  }
}
