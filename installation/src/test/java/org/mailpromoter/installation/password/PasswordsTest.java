package org.mailpromoter.installation.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;

class PasswordsTest {
  private static final AccountId ANNA = new AccountId("anna@customer.example");

  @Test
  void aPasswordMatchesItsHashAndNoOther() throws Exception {
    String hash = Passwords.hash("several words to remember");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("several");
    assertThat(Passwords.matches("several words to remember", hash)).isTrue();
    assertThat(Passwords.matches("several words to rememberr", hash)).isFalse();
    assertThat(Passwords.matches("", hash)).isFalse();
    assertThat(Passwords.hash("several words to remember")).isNotEqualTo(hash);
  }

  /** One keyboard sends a letter and its accent together, another one after the other. */
  @Test
  void itDoesNotMatterHowAKeyboardComposesALetter() throws Exception {
    String hash = Passwords.hash("sch\u00f6ne Berge im Winter");
    assertThat(Passwords.matches("scho\u0308ne Berge im Winter", hash)).isTrue();
  }

  private static Why refused(String password) {
    return catchThrowableOfType(RefusedException.class, () -> Passphrase.demandGood(ANNA, password))
        .why();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "elevenchars", "\ud83d\ude00\ud83d\ude01\ud83d\ude02\ud83d\ude03"})
  void shortPasswordsAreRefused(String password) {
    assertThat(refused(password)).isEqualTo(Why.PASSWORD_LENGTH);
  }

  @Test
  void aPasswordThatTakesLongToHashIsRefused() {
    assertThat(refused("word ".repeat(41))).isEqualTo(Why.PASSWORD_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "PassWord1234",
        "qwertyuiop123",
        "correct horse battery staple",
        "aaaaaaaaaaaa",
        "abababababab",
        "Anna@Customer.example"
      })
  void passwordsThatAreGuessedFirstAreRefused(String password) {
    assertThat(refused(password)).isEqualTo(Why.PASSWORD_COMMON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twelve chars",
        "onlysmallletters",
        "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343"
      })
  void lengthIsEnough(String password) {
    assertThatCode(() -> Passphrase.demandGood(ANNA, password)).doesNotThrowAnyException();
  }
}
