package org.mailpromoter.senders.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.sending.SubmissionOutcome;
import org.mailpromoter.core.sending.SubmissionOutcome.Accepted;
import org.mailpromoter.core.sending.SubmissionOutcome.Deferred;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;
import org.mailpromoter.testkit.smtp.SmtpAction;
import org.mailpromoter.testkit.smtp.SmtpMoment;

/** Who logs in, over what, and what a refusal means. */
class SmtpLoginTest {
  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ScriptedMailServer startTls() {
    return new ScriptedMailServer(ScriptedSmtpServer.startTls());
  }

  /** What becomes of a login that is answered so. */
  private static Deferred refusal(String answer) throws Exception {
    try (ScriptedMailServer server = startTls()) {
      server.server().next(SmtpMoment.AUTH, SmtpAction.says(answer));
      return (Deferred) Mails.sent(server.open());
    }
  }

  @Test
  void theConnectionIsEncryptedBeforeTheLogin() throws Exception {
    try (ScriptedMailServer server = startTls()) {
      assertThat(Mails.sent(server.open())).isInstanceOf(Accepted.class);
      assertThat(server.server().heard()).element(1).isEqualTo("STARTTLS");
      assertThat(server.server().heard("AUTH"))
          .containsExactly("AUTH PLAIN " + base64("\0anna\0" + ScriptedMailServer.PASSWORD));
    }
  }

  @Test
  void implicitTlsNeedsNoRequest() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.tls())) {
      assertThat(Mails.sent(server.open(Map.of("security", "tls")))).isInstanceOf(Accepted.class);
      assertThat(server.server().heard("STARTTLS")).isEmpty();
    }
  }

  @Test
  void aServerThatDoesNotOfferStartTlsGetsNeitherPasswordNorMail() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.plain())) {
      assertThat(Mails.code(Mails.sent(server.open()))).isEqualTo("smtp/starttls-not-offered");
      assertThat(server.server().heard()).hasSize(1).first().asString().startsWith("EHLO");
    }
  }

  @Test
  void aServerThatRefusesStartTlsGetsNeitherPasswordNorMail() throws Exception {
    try (ScriptedMailServer server = startTls()) {
      server.server().next(SmtpMoment.STARTTLS, SmtpAction.says("454 4.7.0 Not now"));
      assertThat(Mails.code(Mails.sent(server.open()))).isEqualTo("smtp/starttls-refused");
      assertThat(server.server().heard("AUTH")).isEmpty();
    }
  }

  /** CVE-2011-0411: what a stranger puts behind the reply must not count as said by the server. */
  @Test
  void wordsInClearBehindStartTlsEndTheConnection() throws Exception {
    try (ScriptedMailServer server = startTls()) {
      server.server().next(SmtpMoment.STARTTLS, SmtpAction.says("220 Go ahead\r\n250 AUTH PLAIN"));
      assertThat(Mails.sent(server.open())).isInstanceOf(Deferred.class);
      assertThat(server.server().heard("AUTH")).isEmpty();
    }
  }

  @Test
  void aServerWithACertificateOfAStrangerGetsNothing() throws Exception {
    try (ScriptedMailServer server = new ScriptedMailServer(ScriptedSmtpServer.tls())) {
      SubmissionOutcome outcome =
          Mails.sent(server.open(Map.of("security", "tls", "host", "127.0.0.1")));
      assertThat(Mails.code(outcome)).isEqualTo("smtp/wrong-host-name");
      assertThat(server.server().heard()).isEmpty();
    }
  }

  @Test
  void aRefusedLoginIsNotTriedAgain() throws Exception {
    Deferred refused = refusal("535 5.7.8 Authentication credentials invalid");
    assertThat(refused.code().id()).isEqualTo("smtp/authentication-refused");
    assertThat(refused.code().retry()).isEqualTo(Retry.HARMFUL);
    assertThat(refused.why())
        .isEqualTo(
            "Mailbox anna: sending through the SMTP server "
                + refused.why().replaceAll(".*(localhost:[0-9]+).*", "$1")
                + " failed: the server refuses the login: 535 5.7.8 Authentication credentials"
                + " invalid.");
  }

  @Test
  void aServerThatCannotCheckLoginsNowIsTriedAgain() throws Exception {
    Deferred later = refusal("454 4.7.0 Temporary authentication failure");
    assertThat(later.code().id()).isEqualTo("smtp/login-unavailable");
    assertThat(later.code().retry()).isEqualTo(Retry.LATER);
  }

  @Test
  void exchangeOnlineWithoutPasswordsIsRecognised() throws Exception {
    String off = "550 5.7.30 Basic authentication is not supported for Client Submission.";
    assertThat(refusal(off).code().id()).isEqualTo("smtp/passwords-switched-off");
    String disabled =
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
            + " Tenant.";
    assertThat(refusal(disabled).code().id()).isEqualTo("smtp/passwords-switched-off");
    String wrong = "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.";
    assertThat(refusal(wrong).code().id()).isEqualTo("smtp/authentication-refused");
    assertThat(refusal(off).code().remedy()).contains("SMTP.Send");
  }

  @Test
  void aServerThatOffersLoginOnlyIsAnsweredStepByStep() throws Exception {
    try (ScriptedMailServer server = startTls()) {
      server.server().offers("AUTH LOGIN");
      server
          .server()
          .next(
              SmtpMoment.AUTH,
              SmtpAction.says("334 VXNlcm5hbWU6"),
              SmtpAction.says("334 UGFzcw=="));
      assertThat(Mails.sent(server.open())).isInstanceOf(Accepted.class);
      assertThat(server.server().heard("AUTH-ANSWER"))
          .containsExactly(
              "AUTH-ANSWER " + base64("anna"),
              "AUTH-ANSWER " + base64(ScriptedMailServer.PASSWORD));
    }
  }

  @Test
  void aServerThatTakesNoPasswordsGetsNone() throws Exception {
    try (ScriptedMailServer server = startTls()) {
      server.server().offers("AUTH XOAUTH2");
      assertThat(Mails.code(Mails.sent(server.open()))).isEqualTo("smtp/login-not-offered");
      assertThat(server.server().heard("AUTH")).isEmpty();
    }
  }

  @Test
  void anAccessTokenGoesOverXoauth2() throws Exception {
    try (ScriptedMailServer server = startTls()) {
      server.server().offers("AUTH PLAIN XOAUTH2");
      assertThat(Mails.sent(server.open(Map.of("authentication", "oauth2-token"))))
          .isInstanceOf(Accepted.class);
      assertThat(server.server().heard("AUTH"))
          .containsExactly(
              "AUTH XOAUTH2 "
                  + base64(
                      "user=anna\u0001auth=Bearer "
                          + ScriptedMailServer.PASSWORD
                          + "\u0001\u0001"));
    }
  }

  @Test
  void aRefusedTokenIsAnsweredPolitelyAndNeverSentAsAPassword() throws Exception {
    try (ScriptedMailServer server = startTls()) {
      server.server().offers("AUTH PLAIN XOAUTH2");
      server
          .server()
          .next(
              SmtpMoment.AUTH,
              SmtpAction.says("334 eyJzdGF0dXMiOiI0MDEifQ=="),
              SmtpAction.says("535 5.7.3 Authentication unsuccessful"));
      SubmissionOutcome outcome = Mails.sent(server.open(Map.of("authentication", "oauth2-token")));
      assertThat(Mails.code(outcome)).isEqualTo("smtp/token-not-accepted");
      assertThat(server.server().heard("AUTH")).hasSize(2).last().isEqualTo("AUTH-ANSWER ");
    }
  }

  @Test
  void aServerThatDemandsALoginAfterAllIsSaidSo() throws Exception {
    try (ScriptedMailServer server = startTls()) {
      server.server().next(SmtpMoment.MAIL, SmtpAction.says("530 5.7.0 Authentication required"));
      assertThat(Mails.code(Mails.sent(server.open(Map.of("authentication", "none")))))
          .isEqualTo("smtp/login-demanded");
    }
  }
}
