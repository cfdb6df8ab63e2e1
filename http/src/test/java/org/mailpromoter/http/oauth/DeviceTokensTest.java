package org.mailpromoter.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.SignIn;

/** A person enters a code once; afterwards the stored refresh token is enough. */
class DeviceTokensTest {
  private final ScriptedTokenServer server = new ScriptedTokenServer();
  private final FakeClock clock = new FakeClock();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private AccessTokens tokens() {
    return Logins.at(
        server,
        TokenMethod.DEVICE,
        Map.of("device-code-url", server.url("/code").toString()),
        Map.of("token-file", folder.resolve("anna.token").toString()),
        clock);
  }

  private SignIn signIn(AccessTokens tokens) {
    Wait wait =
        time -> {
          waits.add(time);
          clock.hold(time);
        };
    return tokens.signIn(() -> wait, e -> e.of("anna", ExampleError.class)).orElseThrow();
  }

  private void play(ScriptedTokenServer.Script tokens) {
    play(900, tokens);
  }

  private void play(int lifetime, ScriptedTokenServer.Script tokens) {
    server.play(
        form ->
            form.get("path").equals("/code")
                ? ScriptedTokenServer.json(
                    200,
                    "{\"device_code\":\"d\",\"user_code\":\"AB-CD\",\"verification_uri\":"
                        + "\"https://login.example/device\",\"expires_in\":"
                        + lifetime
                        + ",\"interval\":5}")
                : tokens.answer(form));
  }

  private MailAccessException failure() {
    return catchThrowableOfType(MailAccessException.class, () -> signIn(tokens()).run(told::add));
  }

  @Test
  void aPersonIsToldWhatToDoAndTheServerIsAskedAsSlowlyAsItWants() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    play(
        form ->
            switch (asked.incrementAndGet()) {
              case 1 -> ScriptedTokenServer.refused(400, "authorization_pending", "");
              case 2 -> ScriptedTokenServer.refused(400, "slow_down", "");
              case 3 -> ScriptedTokenServer.granted("of-the-code", "first");
              default -> ScriptedTokenServer.granted("token-1", "second");
            });
    AccessTokens tokens = tokens();
    signIn(tokens).run(told::add);
    assertThat(told)
        .containsExactly(
            "Open https://login.example/device in a browser, log in as the owner of the mailbox,"
                + " and enter the code AB-CD within 15 minutes.");
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(tokens.current()).isEqualTo("token-1");
    assertThat(folder.resolve("anna.token")).hasContent("second");
  }

  @ParameterizedTest
  @CsvSource({
    "20, 20 seconds",
    "119, 119 seconds",
    "120, 2 minutes",
    "900, 15 minutes",
  })
  void theTimeIsInAUnitThatFits(int lifetime, String expected) throws Exception {
    play(lifetime, form -> ScriptedTokenServer.granted("token-1", "first"));
    signIn(tokens()).run(told::add);
    assertThat(told.get(0)).endsWith(" within " + expected + ".");
  }

  @Test
  void theFirstLoginIsNoRepetition() {
    NoTokenException e = catchThrowableOfType(NoTokenException.class, () -> tokens().current());
    assertThat(e.error()).isEqualTo(TokenError.SIGN_IN_NEEDED);
    assertThat(e.sentence())
        .endsWith("nobody has logged in yet: there is no file " + folder.resolve("anna.token"));
  }

  @Test
  void whoeverDeclinesOrComesTooLateIsNotLoggedIn() {
    play(form -> ScriptedTokenServer.refused(400, "access_denied", ""));
    assertThat(failure().code()).isEqualTo(ExampleError.SIGN_IN_NEEDED);
    play(form -> ScriptedTokenServer.refused(400, "authorization_pending", ""));
    MailAccessException late = failure();
    assertThat(late.code()).isEqualTo(ExampleError.SIGN_IN_NEEDED);
    assertThat(late.sentence()).contains("nobody entered the code (authorization_pending)");
    assertThat(folder.resolve("anna.token")).doesNotExist();
  }

  @Test
  void aLoginThatCannotBeKeptIsNone() {
    play(form -> ScriptedTokenServer.granted("token-1", ""));
    assertThat(failure().sentence()).contains("no refresh token", "offline_access");
  }

  @Test
  void otherLoginsNeedNoPerson() {
    AccessTokens client =
        Logins.at(server, TokenMethod.CLIENT, Map.of("client-secret", "s"), Map.of(), clock);
    assertThat(client.signIn(() -> clock, e -> e.of("anna", ExampleError.class))).isEmpty();
  }
}
