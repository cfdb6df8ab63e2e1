package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.imap.ScriptedServer.Command;
import org.mailpromoter.connectors.imap.ScriptedServer.Talk;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;

/** The messages about an unusable server, from the greeting to the login and beyond. */
class FirstWordsTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final PageLimit PAGE = new PageLimit(10, 4096);
  private static final String WORD = ScriptedServer.PASSWORD;

  private final ScriptedServer server = new ScriptedServer(new HonestScript());

  @AfterEach
  void stop() {
    server.close();
  }

  private MailAccessException failure(HonestScript script, Map<String, String> profile) {
    server.play(script);
    return catchThrowableOfType(
        MailAccessException.class,
        () -> {
          try (MailboxSession session = server.source(profile).open()) {
            session.changesSince(INBOX, Cursor.START, PAGE);
          }
        });
  }

  private static HonestScript greeting(String... lines) {
    return new HonestScript() {
      @Override
      void greet(Talk talk) throws IOException {
        for (String line : lines) {
          talk.say(line);
        }
      }
    };
  }

  @Test
  void aServerOfAnotherProtocolIsNamedWithWhatItSays() {
    for (String said :
        List.of(
            "220 mail.example ESMTP Postfix",
            "+OK POP3 ready",
            "HTTP/1.1 400 Bad Request",
            "SSH-2.0-OpenSSH_9.2")) {
      MailAccessException e = failure(greeting(said), Map.of());
      assertThat(e.code()).as(said).isEqualTo(ImapError.NO_IMAP_SERVER);
      assertThat(e.sentence()).contains("connecting to the IMAP server localhost:", said);
      assertThat(e.code().meaning().remedy()).contains("host and port", "993");
    }
    assertThat(server.heard("LOGIN")).isEmpty();
  }

  @Test
  void aServerThatSendsAwayIsAskedLater() {
    MailAccessException e = failure(greeting("* BYE too many connections"), Map.of());
    assertThat(e.code()).isEqualTo(ImapError.CONNECTION_LOST);
    assertThat(e.sentence()).contains("too many connections");
  }

  @Test
  void aServerThatWaitsForTlsIsSaidToDoSo() {
    for (String security : List.of("starttls", "insecure-plain")) {
      MailAccessException e =
          failure(greeting(), Map.of("security", security, "read-timeout", "1s"));
      assertThat(e.code()).isEqualTo(ImapError.TIMED_OUT);
      assertThat(e.sentence()).contains("port 993", "security: tls", security);
    }
  }

  @Test
  void encryptionThatIsRefusedIsNoRefusedLogin() {
    MailAccessException e =
        failure(
            new HonestScript() {
              @Override
              String capabilities() {
                return "IMAP4rev1 STARTTLS";
              }

              @Override
              void startTls(Command command, Talk talk) throws IOException {
                no(command, talk, "TLS is not available at present");
              }
            },
            Map.of("security", "starttls"));
    assertThat(e.code()).isEqualTo(ImapError.STARTTLS_REFUSED);
    assertThat(e.sentence()).contains("refuses STARTTLS", "TLS is not available at present");
    assertThat(server.heard("LOGIN")).isEmpty();
  }

  private static HonestScript refusingLogins(String words) {
    return new HonestScript() {
      @Override
      void login(Command command, Talk talk) throws IOException {
        no(command, talk, words);
      }
    };
  }

  @Test
  void aLoginThatCannotBeCheckedAtPresentIsTriedLater() {
    MailAccessException e =
        failure(refusingLogins("[UNAVAILABLE] the user database is down"), Map.of());
    assertThat(e.code()).isEqualTo(ImapError.LOGIN_UNAVAILABLE);
    assertThat(e.sentence()).contains("the user database is down");
    assertThat(failure(refusingLogins("[AUTHENTICATIONFAILED] no"), Map.of()).code())
        .isEqualTo(ImapError.AUTHENTICATION_REFUSED);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> formsOfThePassword() {
    return List.of(
        WORD,
        "\"" + WORD.replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
        base64(WORD),
        base64("\0anna\0" + WORD),
        base64("user=anna\1auth=Bearer " + WORD + "\1\1"));
  }

  private static void holdsNoSecret(MailAccessException e, String form) {
    StringWriter log = new StringWriter();
    e.printStackTrace(new PrintWriter(log));
    assertThat(e.sentence()).as(form).contains("***").doesNotContain(form, "s3cret", base64(WORD));
    assertThat(log.toString()).as(form).doesNotContain(form, "s3cret", base64(WORD));
  }

  @Test
  void whatTheServerRepeatsOfTheLoginIsTakenOutOfSentencesAndLogs() {
    for (String form : formsOfThePassword()) {
      holdsNoSecret(failure(refusingLogins("bad login anna " + form), Map.of()), form);
      holdsNoSecret(
          failure(
              new HonestScript() {
                @Override
                void select(Command command, Talk talk) throws IOException {
                  no(command, talk, "who is " + form);
                }
              },
              Map.of()),
          form);
      holdsNoSecret(failure(greeting("* BYE go away, " + form), Map.of()), form);
      holdsNoSecret(failure(greeting("220 " + form), Map.of()), form);
    }
  }

  @Test
  void whatTheServerSaysAboutAMessageHoldsNoSecretEither() throws Exception {
    server.play(
        new HonestScript() {
          @Override
          void fetch(Command command, Talk talk) throws IOException {
            if (among(command.rest().substring(0, command.rest().indexOf(' '))).contains(3L)) {
              no(command, talk, "not for " + WORD);
            } else {
              super.fetch(command, talk);
            }
          }
        });
    try (MailboxSession session = server.source().open()) {
      Change third = session.changesSince(INBOX, Cursor.START, PAGE).changes().get(2);
      assertThat(third).isInstanceOf(Change.Unreadable.class);
      assertThat(((Change.Unreadable) third).why()).isEqualTo("not for ***");
    }
  }
}
