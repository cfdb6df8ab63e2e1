package org.mailpromoter.connectors.exchange.ews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.fault.Fault;
import org.mailpromoter.exchange.stub.fault.HttpFaults;
import org.mailpromoter.exchange.stub.fault.SoapFaults;

/** Malicious or broken servers: the message is clear and never contains the password. */
class HostileServerTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final Map<String, String> LOGIN =
      Map.of("username", "anna", "password", "s3cret-word");

  private final ExchangeServerStub stub = ExchangeServerStub.start();

  @BeforeEach
  void fill() {
    stub.mailbox("anna").password("s3cret-word").deliver(mail().subject("One").bytes());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private MailAccessException failure(String operation, Fault fault) {
    return failure(operation, fault, Map.of());
  }

  private MailAccessException failure(String operation, Fault fault, Map<String, String> more) {
    stub.faults().always(operation, fault);
    MailAccessException e = failure(more);
    assertThat(e.sentence()).contains("test", "localhost").doesNotContain("s3cret", "Basic ");
    return e;
  }

  private MailAccessException failure(Map<String, String> more) {
    return catchThrowableOfType(MailAccessException.class, () -> readAll(Ews.profile(stub, more)));
  }

  private static void readAll(Map<String, String> profile) throws MailAccessException {
    try (MailboxSession session = Ews.source(profile, LOGIN).open()) {
      session.changesSince(INBOX, Cursor.START, new PageLimit(10, 4096));
    }
  }

  @Test
  void anAnswerThatStopsInTheMiddleIsNoXml() {
    MailAccessException e = failure("SyncFolderItems", HttpFaults.truncated());
    assertThat(e.code()).isEqualTo(EwsError.PROTOCOL_VIOLATION);
    assertThat(e.sentence()).contains("reading the folder INBOX", "not well-formed XML");
  }

  @Test
  void aConnectionThatIsCutIsLost() {
    assertThat(failure("GetItem", HttpFaults.cut()).code()).isEqualTo(EwsError.CONNECTION_LOST);
  }

  @Test
  void aConnectionThatEndsWithoutAnAnswerIsLost() {
    assertThat(failure("GetFolder", HttpFaults.dropped()).code())
        .isEqualTo(EwsError.CONNECTION_LOST);
  }

  @Test
  void aConnectionThatEndsOnceWithoutAnAnswerIsMadeAgain() throws MailAccessException {
    stub.faults().once("SyncFolderItems", HttpFaults.dropped());
    readAll(Ews.profile(stub, Map.of()));
  }

  @Test
  void anotherNamespaceIsNoAnswerOfExchange() {
    MailAccessException e = failure("SyncFolderItems", SoapFaults.wrongNamespace());
    assertThat(e.code()).isEqualTo(EwsError.PROTOCOL_VIOLATION);
    assertThat(e.sentence()).contains("not an answer of Exchange Web Services");
  }

  @Test
  void aSoapFaultWithStatus200IsAFault() {
    Fault fault = SoapFaults.error(200, "ErrorMailboxStoreUnavailable", "The store is offline.");
    MailAccessException e = failure("SyncFolderItems", fault);
    assertThat(e.code()).isEqualTo(EwsError.SERVER_TROUBLE);
    assertThat(e.sentence()).contains("ErrorMailboxStoreUnavailable", "The store is offline");
  }

  @Test
  void aLoginPageIsNoWebService() {
    MailAccessException e = failure("GetFolder", HttpFaults.loginPage());
    assertThat(e.code()).isEqualTo(EwsError.NO_WEB_SERVICE);
    assertThat(e.sentence()).contains("a web page answers there");
  }

  @Test
  void entitiesThatGrowAreRefusedBeforeTheyDo() {
    MailAccessException e = failure("SyncFolderItems", SoapFaults.billionLaughs());
    assertThat(e.code()).isEqualTo(EwsError.PROTOCOL_VIOLATION);
    assertThat(e.sentence()).contains("document type declaration");
  }

  @Test
  void anExternalEntityIsNotRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "canary");
    Fault fault = SoapFaults.externalEntity(secret.toUri().toString());
    assertThat(failure("SyncFolderItems", fault).sentence())
        .contains("document type declaration")
        .doesNotContain("canary");
  }

  @Test
  void elementsWithoutEndAreRefused() {
    MailAccessException e = failure("SyncFolderItems", SoapFaults.nested(50_000));
    assertThat(e.code()).isEqualTo(EwsError.PROTOCOL_VIOLATION);
    assertThat(e.sentence()).contains("nested deeper");
  }

  @Test
  void whatIsGatheredInOnePieceIsBoundedWellBelowTheMemory() {
    long megabytes = 128L << 20;
    for (Fault fault :
        List.of(
            SoapFaults.huge("<x a=\"", megabytes, "\"/>"),
            SoapFaults.huge("<!-- ", megabytes, " -->"),
            SoapFaults.huge("<?x ", megabytes, "?>"),
            SoapFaults.huge("<", megabytes, "/>"),
            SoapFaults.huge("<x><![CDATA[", megabytes, "]]></x>"),
            SoapFaults.huge("<s:Fault><faultstring>", megabytes, "</faultstring></s:Fault>"))) {
      stub.faults().clear();
      assertThat(failure("SyncFolderItems", fault).code())
          .isIn(EwsError.ANSWER_TOO_LARGE, EwsError.PROTOCOL_VIOLATION);
    }
  }

  @Test
  void theTextsOfOneAnswerAreBoundedTogether() {
    String name = "<t:DisplayName>" + "y".repeat(60_000) + "</t:DisplayName>";
    String folder = "<t:Folder><t:FolderId Id=\"x%d\"/>" + name + "</t:Folder>";
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      all.append(String.format(Locale.ROOT, folder, i));
    }
    stub.faults()
        .always(
            "FindFolder",
            SoapFaults.rewritten(text -> text.replace("<t:Folders>", "<t:Folders>" + all)));
    List<Folder> folders = new ArrayList<>();
    MailAccessException e =
        catchThrowableOfType(
            MailAccessException.class,
            () -> {
              try (MailboxSession session = Ews.source(Ews.profile(stub, Map.of()), LOGIN).open()) {
                folders.addAll(session.folders());
              }
            });
    assertThat(e).isNull();
    assertThat(folders).allMatch(each -> each.name().length() <= 1_000);
  }

  @Test
  void aServerThatRepeatsThePasswordIsNotRepeated() {
    String base64 = Base64.getEncoder().encodeToString("anna:s3cret-word".getBytes(UTF_8));
    String words = "bad login anna s3cret-word " + base64 + ", " + base64;
    for (Fault fault :
        List.of(
            SoapFaults.error(500, "ErrorAccessDenied", words),
            SoapFaults.everyMessage("ErrorInternalServerError", words),
            SoapFaults.rewritten(
                text -> text.replaceAll("<m:ResponseCode>\\w+", "<m:ResponseCode>" + words)))) {
      stub.faults().clear();
      MailAccessException e = failure("SyncFolderItems", fault);
      assertThat(e.sentence()).contains("***").doesNotContain(base64.substring(0, 10));
    }
    stub.takeViolations();
  }

  @Test
  void aDripIsGivenUpLongBeforeTheSessionIs() {
    Fault drip = HttpFaults.drip(Duration.ofMillis(20));
    MailAccessException e = failure("GetItem", drip, Map.of("read-timeout", "1s"));
    assertThat(e.code()).isEqualTo(EwsError.TIMED_OUT);
  }

  @Test
  void aServerThatIsTooSlowIsTransient() {
    Fault slow = HttpFaults.slow(Duration.ofSeconds(60));
    MailAccessException e = failure("GetItem", slow, Map.of("read-timeout", "3s"));
    assertThat(e.code()).isEqualTo(EwsError.TIMED_OUT);
    assertThat(e.code().retry()).isEqualTo(Retry.LATER);
  }

  @Test
  void aLoginThatIsRefusedInTheMiddleIsSaidSo() {
    MailAccessException e = failure("GetItem", HttpFaults.unauthorized());
    assertThat(e.code()).isEqualTo(EwsError.AUTHENTICATION_REFUSED);
    assertThat(e.sentence()).contains("'anna'", "HTTP 401", "it offers Basic");
  }

  @Test
  void aRedirectIsNotFollowedAndTheLoginGoesNowhereElse() {
    try (ExchangeServerStub other = ExchangeServerStub.start()) {
      MailAccessException e = failure("GetFolder", HttpFaults.redirect(other.url() + "?secret=1"));
      assertThat(e.code()).isEqualTo(EwsError.REDIRECTED);
      assertThat(e.sentence()).contains(other.url().toString()).doesNotContain("secret=1");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void nobodyThereIsSaidSo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    MailAccessException e = failure(Map.of("url", "http://localhost:" + port + "/EWS"));
    assertThat(e.code()).isEqualTo(EwsError.CONNECTION_REFUSED);
  }

  @Test
  void anUnknownHostIsSaidSo() {
    MailAccessException e = failure(Map.of("url", "http://nowhere.invalid/EWS/Exchange.asmx"));
    assertThat(e.code()).isEqualTo(EwsError.HOST_NOT_FOUND);
  }

  @Test
  void aPageThatIsNotThereIsNoWebService() {
    MailAccessException e = failure(Map.of("url", stub.url().resolve("/elsewhere/").toString()));
    assertThat(e.code()).isEqualTo(EwsError.NO_WEB_SERVICE);
    assertThat(e.sentence()).contains("HTTP 404");
  }

  @Test
  void aWrongPasswordIsSaidSoWithoutIt() {
    Map<String, String> login = Map.of("username", "anna", "password", "wr0ng-word");
    MailAccessException e =
        catchThrowableOfType(
            MailAccessException.class, () -> Ews.source(Ews.profile(stub, Map.of()), login).open());
    assertThat(e.code()).isEqualTo(EwsError.AUTHENTICATION_REFUSED);
    assertThat(e.sentence()).contains("'anna'").doesNotContain("wr0ng");
  }
}
