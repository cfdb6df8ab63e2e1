package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.connectors.exchange.ews.login.Autodiscover;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.ExchangeSettings;
import org.mailpromoter.exchange.stub.ExchangeSettings.Scheme;
import org.mailpromoter.exchange.stub.fault.HttpFaults;

/** Access tokens: had, kept, renewed in time and when they are refused. */
class TokenLoginTest {
  private static final String CLIENT = "client_credentials";
  private static final String REFRESH = "refresh_token";

  private final FakeTime time = new FakeTime();
  private final ExchangeServerStub stub =
      ExchangeServerStub.start(ExchangeSettings.plain().offering(Scheme.BEARER).at(time));
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    stub.close();
  }

  private MailboxSource source(Map<String, String> profile, Map<String, String> login) {
    Map<String, String> all = new HashMap<>();
    all.put("token-url", stub.tokenUrl().toString());
    all.put("scope", "https://stub.example/.default offline_access");
    all.put("client-id", "app");
    all.putAll(profile);
    EwsConnectorFactory factory =
        new EwsConnectorFactory(time, new Random(1), () -> time, Autodiscover::places);
    return Ews.source(factory, Ews.profile(stub, all), login);
  }

  private MailboxSource program(String secret) {
    return source(
        Map.of("authentication", "oauth2-client", "client-secret", secret),
        Map.of("mailbox", "anna@stub.example", "impersonate", "yes"));
  }

  private MailboxSource person() {
    return source(
        Map.of(
            "authentication", "oauth2-device", "device-code-url", stub.deviceCodeUrl().toString()),
        Map.of("token-file", folder.resolve("anna.token").toString()));
  }

  private static ChangePage read(MailboxSession session) throws MailAccessException {
    return session.changesSince(new FolderId("INBOX"), Cursor.START, new PageLimit(100, 4096));
  }

  private static ChangePage read(MailboxSource source) throws MailAccessException {
    try (MailboxSession session = source.open()) {
      return read(session);
    }
  }

  @Test
  void aProgramReadsMailboxesInTheNameOfTheirOwners() throws Exception {
    stub.mailbox("anna").deliver(mail().bytes());
    stub.client("app", "s3cret");
    MailboxSource source = program("s3cret");
    assertThat(read(source).changes()).hasSize(1);
    assertThat(read(source).changes()).hasSize(1);
    assertThat(stub.grants()).containsExactly(CLIENT);
  }

  @Test
  void aTokenIsRenewedBeforeItExpires() throws Exception {
    stub.mailbox("anna");
    stub.client("app", "s3cret");
    try (MailboxSession session = program("s3cret").open()) {
      time.advance(Duration.ofMinutes(54));
      read(session);
      assertThat(stub.grants()).containsExactly(CLIENT);
      time.advance(Duration.ofMinutes(2));
      read(session);
      assertThat(stub.grants()).containsExactly(CLIENT, CLIENT);
    }
    assertThat(stub.requests()).allMatch(each -> each.status() == 200);
  }

  @Test
  void aTokenThatIsRefusedBeforeItsTimeIsRenewedOnce() throws Exception {
    stub.mailbox("anna");
    stub.client("app", "s3cret");
    try (MailboxSession session = program("s3cret").open()) {
      stub.revokeTokens();
      read(session);
      assertThat(stub.grants()).containsExactly(CLIENT, CLIENT);
    }
  }

  @Test
  void aServerThatRefusesEveryTokenIsNotAskedForEver() throws Exception {
    stub.mailbox("anna");
    stub.client("app", "s3cret");
    try (MailboxSession session = program("s3cret").open()) {
      stub.faults().after(0, HttpFaults.unauthorized());
      MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> read(session));
      assertThat(e.code()).isEqualTo(EwsError.AUTHENTICATION_REFUSED);
      assertThat(stub.grants()).containsExactly(CLIENT, CLIENT);
    }
  }

  @Test
  void aWrongSecretIsTriedOnceAndNotShown() {
    stub.mailbox("anna");
    stub.client("app", "s3cret");
    MailAccessException e =
        catchThrowableOfType(MailAccessException.class, () -> program("wr0ng").open());
    assertThat(e.code()).isEqualTo(EwsError.TOKEN_REFUSED);
    assertThat(e.sentence())
        .contains("getting an access token from localhost", "invalid_client")
        .doesNotContain("wr0ng");
    assertThat(stub.grants()).containsExactly(CLIENT);
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void aTokenServerThatIsNotThereIsWaitedFor() {
    MailboxSource source =
        source(
            Map.of(
                "authentication",
                "oauth2-client",
                "client-secret",
                "s",
                "token-url",
                "http://localhost:1/token"),
            Map.of("mailbox", "anna@stub.example", "impersonate", "yes"));
    assertThat(catchThrowableOfType(MailAccessException.class, source::open).code())
        .isEqualTo(EwsError.TOKEN_SERVER_TROUBLE);
  }

  @Test
  void aProgramWithoutAMailboxToActForIsRefused() {
    assertThatThrownBy(
            () ->
                source(
                    Map.of("authentication", "oauth2-client", "client-secret", "s"),
                    Map.of("mailbox", "anna@stub.example")))
        .hasMessageContaining("needs a mailbox address and impersonate: yes");
  }

  private void logIn(MailboxSource source, Consumer<String> tell) throws Exception {
    source.signIn().orElseThrow().run(tell);
  }

  @Test
  void aPersonEntersACodeOnceAndTheRestNeedsNobody() throws Exception {
    stub.mailbox("anna").deliver(mail().bytes());
    stub.publicClient("app");
    List<String> told = new ArrayList<>();
    logIn(
        person(),
        sentence -> {
          told.add(sentence);
          stub.approveDevice("anna");
        });
    assertThat(told)
        .singleElement()
        .asString()
        .contains("/device", "enter the code ", "within 15 minutes");
    assertThat(read(person()).changes()).hasSize(1);
    assertThat(read(person()).changes()).hasSize(1);
    assertThat(stub.grants()).hasSize(3).endsWith(REFRESH, REFRESH);
  }

  @Test
  void whatIsKeptOfALoginIsForItsOwnerAlone() throws Exception {
    stub.mailbox("anna");
    stub.publicClient("app");
    logIn(person(), sentence -> stub.approveDevice("anna"));
    Path file = folder.resolve("anna.token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> read(person()));
    assertThat(e.code()).isEqualTo(EwsError.TOKEN_FILE_UNUSABLE);
    assertThat(e.sentence()).contains("chmod 600").doesNotContain(Files.readString(file).strip());
  }

  @Test
  void whoHasNotLoggedInYetIsToldHow() throws IOException {
    stub.publicClient("app");
    MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> read(person()));
    assertThat(e.code()).isEqualTo(EwsError.SIGN_IN_NEEDED);
    assertThat(e.sentence()).contains("nobody has logged in yet");
    assertThat(e.code().remedy()).contains("Log in as the owner");
    assertThat(stub.grants()).isEmpty();
  }

  @Test
  void whoseLoginWasRevokedLogsInAgain() throws Exception {
    stub.mailbox("anna");
    stub.publicClient("app");
    MailboxSource source = person();
    logIn(source, sentence -> stub.approveDevice("anna"));
    stub.revokeRefreshTokens();
    assertThat(catchThrowableOfType(MailAccessException.class, () -> read(source)).code())
        .isEqualTo(EwsError.SIGN_IN_NEEDED);
    logIn(source, sentence -> stub.approveDevice("anna"));
    assertThat(read(source).changes()).isEmpty();
  }

  @Test
  void aRefreshTokenFromElsewhereNeedsNoCode() throws Exception {
    stub.mailbox("anna").deliver(mail().bytes());
    stub.publicClient("app");
    logIn(person(), sentence -> stub.approveDevice("anna"));
    MailboxSource source =
        source(
            Map.of("authentication", "oauth2-refresh"),
            Map.of("token-file", folder.resolve("anna.token").toString()));
    assertThat(source.signIn()).isEmpty();
    assertThat(read(source).changes()).hasSize(1);
    stub.revokeRefreshTokens();
    stub.revokeTokens();
    assertThat(catchThrowableOfType(MailAccessException.class, () -> read(source)).code())
        .isEqualTo(EwsError.REFRESH_TOKEN_VOID);
  }

  @Test
  void aPersonTakesTheirTimeOrDeclines() throws Exception {
    stub.mailbox("anna");
    stub.publicClient("app");
    MailAccessException declined =
        catchThrowableOfType(
            MailAccessException.class, () -> logIn(person(), sentence -> stub.declineDevice()));
    assertThat(declined.code()).isEqualTo(EwsError.SIGN_IN_NEEDED);
    MailAccessException late =
        catchThrowableOfType(MailAccessException.class, () -> logIn(person(), sentence -> {}));
    assertThat(late.sentence()).contains("authorization_pending");
    assertThat(time.waits()).hasSizeGreaterThan(100);
    assertThat(folder.resolve("anna.token")).doesNotExist();
  }
}
