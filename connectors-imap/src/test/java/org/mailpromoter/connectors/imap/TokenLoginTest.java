package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.connectors.imap.ScriptedServer.Command;
import org.mailpromoter.connectors.imap.ScriptedServer.Talk;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;

/** Access tokens over IMAP: sent, refused, renewed, and never sent in another way. */
class TokenLoginTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final PageLimit PAGE = new PageLimit(10, 4096);
  private static final String REASONS =
      "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://mail.example/\"}";

  private final ScriptedServer server = new ScriptedServer(new HonestScript());
  private final GivenTokens tokens = new GivenTokens();

  @AfterEach
  void stop() {
    server.close();
    tokens.close();
  }

  /** A server that takes one token, and gives its reasons before it refuses others. */
  private static class Taking extends HonestScript {
    private final String offered;
    private final String token;

    Taking(String offered, String token) {
      this.offered = offered;
      this.token = token;
    }

    @Override
    String capabilities() {
      return "IMAP4rev1 UIDPLUS " + offered;
    }

    @Override
    void login(Command command, Talk talk) throws IOException {
      String rest = command.rest();
      int opening = rest.indexOf(' ');
      if (opening < 0) {
        talk.say("+ ");
      }
      String said = opening < 0 ? talk.hear() : rest.substring(opening + 1);
      if (decoded(said).contains("auth=Bearer " + token + "\1")) {
        ok(command, talk);
      } else {
        talk.say("+ " + encoded(REASONS));
        talk.hear();
        refuse(command, talk);
      }
    }

    void refuse(Command command, Talk talk) throws IOException {
      no(command, talk, "AUTHENTICATE failed");
    }
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private MailboxSource source(Map<String, String> more) {
    Map<String, String> profile = new HashMap<>(tokens.profile());
    profile.putAll(more);
    return server.source(profile, Map.of("username", "anna@x.example"));
  }

  private static void read(MailboxSource source) throws MailAccessException {
    try (MailboxSession session = source.open()) {
      assertThat(session.changesSince(INBOX, Cursor.START, PAGE).changes()).isNotEmpty();
    }
  }

  private static MailAccessException failure(MailboxSource source) {
    return catchThrowableOfType(MailAccessException.class, () -> read(source));
  }

  private List<String> logins() {
    return server.heard().stream()
        .filter(line -> line.contains("AUTHENTICATE") || line.contains("LOGIN "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .toList();
  }

  @Test
  void aTokenIsSentAtOnceWhereTheServerAllowsIt() throws Exception {
    server.play(new Taking("SASL-IR AUTH=XOAUTH2 AUTH=OAUTHBEARER", "token-1"));
    read(source(Map.of()));
    assertThat(logins())
        .containsExactly(
            "AUTHENTICATE XOAUTH2 " + encoded("user=anna@x.example\1auth=Bearer token-1\1\1"));
  }

  @Test
  void aTokenIsSentWhenAskedForOtherwise() throws Exception {
    server.play(new Taking("AUTH=XOAUTH2", "token-1"));
    read(source(Map.of()));
    assertThat(logins()).containsExactly("AUTHENTICATE XOAUTH2");
  }

  @Test
  void theStandardIsSpokenWhereTheServerOffersOnlyThat() throws Exception {
    server.play(new Taking("SASL-IR AUTH=OAUTHBEARER", "token-1"));
    read(source(Map.of()));
    assertThat(logins())
        .containsExactly(
            "AUTHENTICATE OAUTHBEARER " + encoded("n,a=anna@x.example,\1auth=Bearer token-1\1\1"));
  }

  /** Angus would send it as a password. */
  @Test
  void aServerThatTakesNoTokensGetsNone() {
    server.play(new Taking("AUTH=PLAIN", "token-1"));
    MailAccessException e = failure(source(Map.of()));
    assertThat(e.code()).isEqualTo(ImapError.TOKENS_NOT_OFFERED);
    assertThat(e.sentence()).contains("offers neither XOAUTH2 nor OAUTHBEARER");
    assertThat(logins()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AUTH=XOAUTH2", "SASL-IR AUTH=XOAUTH2", "SASL-IR AUTH=OAUTHBEARER"})
  void aTokenThatIsVoidBeforeItsTimeIsRenewedOnTheSameConnection(String offered) throws Exception {
    MailboxSource source = source(Map.of());
    server.play(new Taking(offered, "token-1"));
    read(source);
    server.play(new Taking(offered, "token-2"));
    read(source);
    assertThat(tokens.given()).isEqualTo(2);
    assertThat(logins()).hasSize(3);
  }

  @Test
  void aRunThatIsCutOffContinuesWithAFreshToken() throws Exception {
    MailboxSource source = source(Map.of());
    server.play(new Taking("SASL-IR AUTH=XOAUTH2", "token-1"));
    try (MailboxSession session = source.open()) {
      server.play(
          new Taking("SASL-IR AUTH=XOAUTH2", "token-2") {
            @Override
            void select(Command command, Talk talk) throws IOException {
              talk.say("* BYE Session invalidated - AccessTokenExpired");
              throw new IOException("cut");
            }
          });
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> session.changesSince(INBOX, Cursor.START, PAGE));
      assertThat(e.code()).isEqualTo(ImapError.CONNECTION_LOST);
    }
    server.play(new Taking("SASL-IR AUTH=XOAUTH2", "token-2"));
    read(source);
    assertThat(tokens.given()).isEqualTo(2);
  }

  @Test
  void theReasonsOfARefusalAreASentenceWithoutTheToken() {
    server.play(
        new Taking("SASL-IR AUTH=XOAUTH2", "another") {
          @Override
          void refuse(Command command, Talk talk) throws IOException {
            no(command, talk, "[AUTHENTICATIONFAILED] not with " + command.rest());
          }
        });
    MailAccessException e = failure(source(Map.of()));
    assertThat(e.code()).isEqualTo(ImapError.TOKEN_NOT_ACCEPTED);
    assertThat(e.code().meaning().retry()).isEqualTo(Retry.AFTER_A_CHANGE);
    assertThat(e.sentence())
        .contains(
            "the server does not accept the access token for 'anna@x.example'",
            "401: the token has expired, was revoked, or is not for this server; it expects a"
                + " token for the scope https://mail.example/");
    StringWriter log = new StringWriter();
    e.printStackTrace(new PrintWriter(log));
    assertThat(log.toString()).doesNotContain("token-1", "token-2", "dXNlcj");
    assertThat(tokens.given()).isEqualTo(2);
  }

  @Test
  void aServerThatCannotCheckTokensNowIsAskedLater() {
    server.play(
        new Taking("SASL-IR AUTH=XOAUTH2", "another") {
          @Override
          void refuse(Command command, Talk talk) throws IOException {
            no(command, talk, "[UNAVAILABLE] try later");
          }
        });
    assertThat(failure(source(Map.of())).code()).isEqualTo(ImapError.LOGIN_UNAVAILABLE);
    assertThat(tokens.given()).isEqualTo(1);
  }

  @Test
  void aServerThatAsksAndAsksIsLeft() {
    server.play(
        new Taking("AUTH=XOAUTH2", "token-1") {
          @Override
          void login(Command command, Talk talk) throws IOException {
            for (String line = ""; line != null; line = talk.hear()) {
              talk.say("+ ");
            }
          }
        });
    assertThat(failure(source(Map.of())).sentence()).contains("asks for more than XOAUTH2 has");
  }

  /** Exchange Online checks the permission on the mailbox only after the login. */
  @Test
  void aMailboxThatIsNotConnectedIsAQuestionOfPermissions() {
    server.play(
        new Taking("SASL-IR AUTH=XOAUTH2", "token-1") {
          @Override
          void select(Command command, Talk talk) throws IOException {
            talk.say(command.tag() + " BAD User is authenticated but not connected.");
          }
        });
    MailAccessException e = failure(source(Map.of()));
    assertThat(e.code()).isEqualTo(ImapError.TOKEN_NOT_ACCEPTED);
    assertThat(e.code().remedy()).contains("Add-MailboxPermission");
  }

  @Test
  void withoutATokenNothingIsConnected() {
    MailAccessException e = failure(source(Map.of("token-url", "http://localhost:1/token")));
    assertThat(e.code()).isEqualTo(ImapError.TOKEN_SERVER_TROUBLE);
    assertThat(e.sentence())
        .startsWith("Mailbox test: getting an access token from localhost failed: ");
    assertThat(server.heard()).isEmpty();
  }

  @Test
  void onlyAPersonLogsInFirst() {
    assertThat(source(Map.of()).signIn()).isEmpty();
    Map<String, String> device =
        Map.of("authentication", "oauth2-device", "device-code-url", "http://localhost:1/code");
    Map<String, String> profile = new HashMap<>(tokens.profile());
    profile.putAll(device);
    assertThat(server.source(profile, Map.of("username", "anna", "token-file", "a.token")).signIn())
        .isPresent();
  }
}
