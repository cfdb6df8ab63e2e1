package org.mailpromoter.connectors.exchange.ews.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What servers say is shown without what was sent to them. */
class WordsTest {
  private static final String SECRET = "s3cr&t +wörd/";

  private final Words words = new Words();

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSecretIsHiddenInEveryFormInWhichItIsSent() {
    words.hide(SECRET);
    String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    for (String shown :
        new String[] {
          SECRET, form, form.replace("+", "%20"), base64(SECRET), "s3cr&amp;t +wörd/"
        }) {
      assertThat(words.of("bad password " + shown + " for anna"))
          .matches("bad password \\*\\*\\*=* for anna");
    }
  }

  @Test
  void aSecretIsHiddenBeforeTheWordsAreCut() {
    words.hide(SECRET);
    assertThat(words.of("x".repeat(295) + SECRET)).isEqualTo("x".repeat(295) + "***");
  }

  @Test
  void theLastTokensAreHidden() {
    for (int i = 0; i < 1_000; i++) {
      words.hideRecent("token-" + i + "-end");
    }
    assertThat(words.of("invalid token-999-end")).isEqualTo("invalid ***");
    assertThat(words.of("invalid token-990-end")).isEqualTo("invalid ***");
  }

  @Test
  void aShortSecretLeavesOrdinaryWordsAsTheyAre() {
    words.hide("e");
    assertThat(words.of("The server refuses anna:e")).isEqualTo("The server refuses anna:***");
  }

  @Test
  void nothingIsHiddenWhereThereIsNoSecret() {
    words.hide("");
    assertThat(words.of("Access is\u001b denied.\n")).isEqualTo("Access is  denied");
  }
}
