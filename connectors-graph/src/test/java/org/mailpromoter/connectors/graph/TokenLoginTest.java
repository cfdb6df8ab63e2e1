package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.connectors.graph.Reading.INBOX;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.fault.GraphFaults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Refusal;

/** Tokens are renewed, and a login that is refused is said in words that help. */
class TokenLoginTest {
  private static final Map<String, String> ANNA = Map.of("mailbox", "anna@stub.example");

  @TempDir private Path folder;

  private final GraphServerStub stub = GraphServerStub.start();

  TokenLoginTest() {
    stub.mailbox("anna").deliver(Reading.mail(1));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private MailAccessException refusal(MailboxSource source) {
    return catchThrowableOfType(MailAccessException.class, source::open);
  }

  @Test
  void aProgramReadsWithItsSecretAndOneTokenForAllSessions() throws Exception {
    MailboxSource source = Graph.source(stub, Map.of());
    source.open().close();
    source.open().close();
    assertThat(stub.grants()).containsExactly("client_credentials");
  }

  @Test
  void aTokenThatIsRefusedInTheMiddleIsReplacedOnce() throws Exception {
    try (MailboxSession session = Graph.source(stub, Map.of()).open()) {
      Cursor end = Reading.of(session, INBOX, Cursor.START).cursor();
      stub.revokeTokens();
      assertThat(Reading.of(session, INBOX, end).changes()).isEmpty();
      assertThat(stub.grants()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-3, 3})
  void aWrongClockOfThisMachineDoesNotMatter(long hours) throws Exception {
    FakeTime wrong = new FakeTime();
    wrong.advance(Duration.between(wrong.instant(), Instant.now()).plusHours(hours));
    MailboxSource source = Graph.source(Graph.at(wrong), Graph.profile(stub, Map.of()), ANNA);
    for (int run = 0; run < 2; run++) {
      try (MailboxSession session = source.open()) {
        assertThat(Reading.of(session, INBOX, Cursor.START).subjects()).containsExactly("1");
      }
    }
    assertThat(stub.grants()).hasSize(1);
  }

  @Test
  void aLoginThatIsRefusedWithEveryTokenIsSaidSo() throws Exception {
    try (MailboxSession session = Graph.source(stub, Map.of()).open()) {
      stub.faults().always(GraphOperation.DELTA, GraphFaults.refused(Refusal.invalidToken()));
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> Reading.of(session, INBOX, Cursor.START));
      assertThat(e.code()).isEqualTo(GraphError.AUTHENTICATION_REFUSED);
      assertThat(stub.grants()).hasSize(2);
    }
  }

  @Test
  void aWrongSecretIsNotShown() {
    MailAccessException e =
        refusal(Graph.source(stub, Map.of("client-secret", "a wrong secret of an app")));
    assertThat(e.code()).isEqualTo(GraphError.TOKEN_REFUSED);
    assertThat(e.sentence())
        .startsWith("Mailbox test: getting an access token from localhost failed: it refuses")
        .doesNotContain("a wrong secret of an app");
  }

  @Test
  void aTokenThatTheServerRepeatsIsNotShown() {
    String token = stub.token();
    Refusal repeating = Refusal.of(403, "ErrorAccessDenied", "No access with " + token);
    stub.mailbox("anna").refuse(repeating);
    MailboxSource source =
        Graph.source(
            Graph.hasty(),
            Graph.profile(stub, Map.of("authentication", "oauth2-token")),
            Map.of("mailbox", "anna@stub.example", "token", token));
    assertThat(refusal(source).sentence()).doesNotContain(token);
  }

  @Test
  void aPersonEntersACodeAndTheTokenIsRenewedUntilItIsRevoked() throws Exception {
    stub.publicClient("device");
    Path file = folder.resolve("anna.token");
    FakeTime time = new FakeTime();
    MailboxSource source =
        Graph.source(Graph.at(time), device(), Map.of("token-file", file.toString()));
    assertThat(refusal(source).code()).isEqualTo(GraphError.SIGN_IN_NEEDED);
    List<String> told = new ArrayList<>();
    source
        .signIn()
        .orElseThrow()
        .run(
            sentence -> {
              told.add(sentence);
              stub.approveDevice("anna");
            });
    assertThat(told).singleElement().asString().startsWith("Open http");
    assertThat(Files.exists(file)).isTrue();
    try (MailboxSession session = source.open()) {
      assertThat(Reading.of(session, INBOX, Cursor.START).subjects()).containsExactly("1");
    }
    time.advance(Duration.ofHours(2));
    source.open().close();
    stub.revokeRefreshTokens();
    time.advance(Duration.ofHours(2));
    assertThat(refusal(source).code()).isEqualTo(GraphError.SIGN_IN_NEEDED);
  }

  private Map<String, String> device() {
    Map<String, String> profile = new HashMap<>(Graph.profile(stub, Map.of()));
    profile.put("authentication", "oauth2-device");
    profile.put("client-id", "device");
    profile.remove("client-secret");
    profile.put("device-code-url", stub.deviceCodeUrl().toString());
    return profile;
  }

  @Test
  void eachRefusalOfAMailboxSaysWhatToDo() {
    holds(Refusal.accessDenied(), GraphError.ACCESS_DENIED, "Test-ApplicationAccessPolicy");
    holds(Refusal.notConsented(), GraphError.PERMISSION_MISSING, "Mail.Read");
    holds(Refusal.notEnabled(), GraphError.NOT_IN_THE_CLOUD, "exchange-ews");
    MailboxSource nobody =
        Graph.source(
            Graph.hasty(), Graph.profile(stub, Map.of()), Map.of("mailbox", "nobody@stub.example"));
    MailAccessException e = refusal(nobody);
    assertThat(e.code()).isEqualTo(GraphError.NO_SUCH_MAILBOX);
    assertThat(e.code().remedy()).contains("user principal name");
  }

  private void holds(Refusal refusal, GraphError error, String remedy) {
    stub.mailbox("anna").refuse(refusal);
    MailAccessException e = refusal(Graph.source(stub, Map.of()));
    assertThat(e.code()).isEqualTo(error);
    assertThat(e.code().remedy()).contains(remedy);
    stub.mailbox("anna").accept();
  }

  @Test
  void aProgramNeedsTheAddressOfAMailbox() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph.source(Graph.hasty(), Graph.profile(stub, Map.of()), Map.of()))
        .withMessageContaining("needs a mailbox address");
  }

  @Test
  void addressesFollowFromCloudAndTenant() {
    Map<String, String> profile = new HashMap<>();
    profile.put("cloud", "gcc-high");
    profile.put("client-id", "app");
    profile.put("client-secret", "secret of the app");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph.source(Graph.hasty(), profile, ANNA))
        .withMessageContaining("token-url");
    profile.put("tenant", "contoso.example/../evil");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Graph.source(Graph.hasty(), profile, ANNA))
        .withMessageContaining("expected an id or a domain");
    profile.put("tenant", "contoso.onmicrosoft.com");
    Graph.source(Graph.hasty(), profile, ANNA);
  }
}
