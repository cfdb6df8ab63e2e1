package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/**
 * Tokens of an authorization server that others wrote open a mailbox on a real Dovecot, which asks
 * that server about each token.
 */
class TokenLoginIT {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final PageLimit PAGE = new PageLimit(10, 4096);

  private static AuthorizationServer provider;
  private static DovecotServer server;

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void start() {
    DovecotServer.requireOrSkip();
    AuthorizationServer.requireOrSkip();
    provider = AuthorizationServer.start();
    server =
        DovecotServer.startTakingTokens(
            List.of("anna"), provider.introspectionUrl(), provider.certificate());
    server.deliver("anna", MailBuilder.mail().subject("Hello").bytes());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (provider != null) {
      provider.close();
    }
  }

  @BeforeEach
  void begin() {
    told.clear();
  }

  private MailboxSource source(
      String method, String client, Map<String, String> more, Map<String, String> login) {
    Map<String, String> profile = new HashMap<>();
    profile.put("host", server.host());
    profile.put("port", String.valueOf(server.imapsPort()));
    profile.put("trust", server.certificate().toString());
    profile.put("authentication", method);
    profile.put("token-url", provider.tokenUrl());
    profile.put("token-trust", provider.certificate().toString());
    profile.put("client-id", client);
    profile.put("scope", "mail");
    profile.putAll(more);
    Map<String, String> mailbox = new HashMap<>(login);
    mailbox.put("username", "anna");
    return Imap.source(profile, mailbox);
  }

  private MailboxSource withSecret(String secret) {
    return source("oauth2-client", "with-secret", Map.of("client-secret", secret), Map.of());
  }

  private MailboxSource person() {
    return source(
        "oauth2-device",
        "for-people",
        Map.of("device-code-url", provider.deviceCodeUrl(), "scope", "openid offline_access mail"),
        Map.of("token-file", file().toString()));
  }

  private Path file() {
    return folder.resolve("anna.token");
  }

  private static ChangePage read(MailboxSession session) throws MailAccessException {
    return session.changesSince(INBOX, Cursor.START, PAGE);
  }

  private static void read(MailboxSource source) throws MailAccessException {
    try (MailboxSession session = source.open()) {
      assertThat(read(session).changes()).hasSize(1);
    }
  }

  private static MailAccessException failure(MailboxSource source) {
    return catchThrowableOfType(MailAccessException.class, () -> read(source));
  }

  @Test
  void aProgramLogsInWithItsSecret() throws Exception {
    read(withSecret("a secret of the client"));
    MailAccessException e = failure(withSecret("another secret"));
    assertThat(e.code()).isEqualTo(ImapError.TOKEN_REFUSED);
    assertThat(e.sentence()).contains("invalid_client").doesNotContain("another secret");
  }

  private MailboxSource withCertificate(Path certificate, Path key) {
    return source(
        "oauth2-client",
        "with-certificate",
        Map.of("client-certificate", certificate.toString(), "client-key", key.toString()),
        Map.of());
  }

  @Test
  void aProgramLogsInWithItsCertificate() throws Exception {
    read(withCertificate(provider.programCertificate(), provider.programKey()));
  }

  @Test
  void aCertificateThatIsNotRegisteredIsRefused() {
    try (AuthorizationServer other = AuthorizationServer.start()) {
      MailAccessException e =
          failure(withCertificate(other.programCertificate(), other.programKey()));
      assertThat(e.code()).isEqualTo(ImapError.TOKEN_REFUSED);
      assertThat(e.sentence()).contains("invalid_client");
      assertThat(failure(withCertificate(provider.programCertificate(), other.programKey())).code())
          .isEqualTo(ImapError.CLIENT_CERTIFICATE_UNUSABLE);
    }
  }

  @Test
  void aMailboxOutlivesItsTokens() throws Exception {
    MailboxSource source = withSecret("a secret of the client");
    try (MailboxSession session = source.open()) {
      assertThat(read(session).changes()).hasSize(1);
      provider.expireTokens();
      assertThat(read(session).changes()).hasSize(1);
    }
    read(source);
    provider.expireTokens();
    read(source);
  }

  @Test
  void aTokenForAnotherUserIsSaidToBeSo() {
    MailboxSource source =
        Imap.source(
            Map.of(
                "host",
                server.host(),
                "port",
                String.valueOf(server.imapsPort()),
                "trust",
                server.certificate().toString(),
                "authentication",
                "oauth2-token"),
            Map.of("username", "anna", "token", "no-token-of-the-provider"));
    MailAccessException e = failure(source);
    assertThat(e.code()).isEqualTo(ImapError.TOKEN_NOT_ACCEPTED);
    assertThat(e.sentence())
        .contains("does not accept the access token for 'anna'", "401")
        .doesNotContain("no-token-of");
  }

  private void logIn(MailboxSource source) throws Exception {
    source
        .signIn()
        .orElseThrow()
        .run(
            sentence -> {
              told.add(sentence);
              provider.approve();
            });
  }

  @Test
  void aPersonLogsInOnceAndEachRefreshTokenIsUsedOnce() throws Exception {
    MailboxSource source = person();
    assertThat(failure(source).code()).isEqualTo(ImapError.SIGN_IN_NEEDED);
    logIn(source);
    assertThat(told).singleElement().asString().contains("/device in a browser", "enter the code ");
    String first = Files.readString(file());
    read(source);
    String second = Files.readString(file());
    assertThat(second).isNotEqualTo(first);
    provider.expireTokens();
    read(source);
    assertThat(Files.readString(file())).isNotIn(first, second);
    read(person());
  }

  @Test
  void whoseLoginIsRevokedLogsInAgain() throws Exception {
    MailboxSource source = person();
    logIn(source);
    read(source);
    provider.revokeLogins();
    provider.expireTokens();
    MailAccessException e = failure(source);
    assertThat(e.code()).isEqualTo(ImapError.SIGN_IN_NEEDED);
    assertThat(e.sentence()).contains("no longer valid (invalid_grant");
    logIn(source);
    read(source);
  }

  @Test
  void whoDeclinesIsNotLoggedIn() {
    MailAccessException e =
        catchThrowableOfType(
            MailAccessException.class,
            () -> person().signIn().orElseThrow().run(sentence -> provider.decline()));
    assertThat(e.code()).isEqualTo(ImapError.SIGN_IN_NEEDED);
    assertThat(file()).doesNotExist();
  }
}
