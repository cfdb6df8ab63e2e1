package org.mailpromoter.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of a program with a secret or a certificate. */
class ClientTokensTest {
  @TempDir private static Path keys;
  private static Pems ours;

  private final ScriptedTokenServer server = new ScriptedTokenServer();
  private final FakeClock clock = new FakeClock();

  @BeforeAll
  static void makeKeys() throws Exception {
    ours = Pems.rsa(keys, "ours", "-startdate", "-1d");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private AccessTokens withSecret() {
    return Logins.at(
        server, TokenMethod.CLIENT, Map.of("client-secret", "s3cret-word"), Map.of(), clock);
  }

  private AccessTokens withCertificate(Pems pems, Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("client-certificate", pems.certificate().toString());
    all.put("client-key", pems.key().toString());
    all.putAll(more);
    return Logins.at(server, TokenMethod.CLIENT, all, Map.of(), clock);
  }

  private static NoTokenException failure(AccessTokens tokens) {
    return catchThrowableOfType(NoTokenException.class, tokens::current);
  }

  @Test
  void aSecretGetsATokenThatIsKeptAndRenewedInTime() throws Exception {
    AccessTokens tokens = withSecret();
    assertThat(tokens.current()).isEqualTo("token-1");
    assertThat(server.lastForm())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_id", "app")
        .containsEntry("client_secret", "s3cret-word")
        .containsEntry("scope", "mail offline_access");
    server.play(form -> ScriptedTokenServer.granted("token-2", ""));
    clock.hold(Duration.ofMinutes(54));
    assertThat(tokens.current()).isEqualTo("token-1");
    clock.hold(Duration.ofMinutes(2));
    assertThat(tokens.current()).isEqualTo("token-2");
  }

  @Test
  void aTokenThatWasRefusedIsReplacedOnce() throws Exception {
    AccessTokens tokens = withSecret();
    String first = tokens.current();
    server.play(form -> ScriptedTokenServer.granted("token-2", ""));
    assertThat(tokens.insteadOf(first)).contains("token-2");
    assertThat(tokens.insteadOf(first)).contains("token-2");
    assertThat(server.forms()).hasSize(2);
    assertThat(tokens.insteadOf("token-2")).isEmpty();
  }

  private static Map<String, String> json(String part) throws Exception {
    return FlatJson.read(Base64.getUrlDecoder().decode(part));
  }

  private static String digest(String algorithm) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(ours.own().getEncoded());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static boolean isSigned(String[] parts, Signature signature) throws Exception {
    signature.initVerify(ours.own().getPublicKey());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  @Test
  void aCertificateSignsWhoTheProgramIs() throws Exception {
    withCertificate(ours, Map.of()).current();
    Map<String, String> form = server.lastForm();
    assertThat(form)
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .doesNotContainKey("client_secret");
    String[] parts = form.get("client_assertion").split("\\.", -1);
    assertThat(json(parts[0]))
        .containsOnly(
            Map.entry("alg", "PS256"),
            Map.entry("typ", "JWT"),
            Map.entry("x5t#S256", digest("SHA-256")));
    Map<String, String> claims = json(parts[1]);
    assertThat(claims)
        .containsEntry("iss", "app")
        .containsEntry("sub", "app")
        .containsEntry("aud", server.url("/token").toString());
    assertThat(claims.get("jti")).hasSize(36);
    long now = Instant.now().getEpochSecond();
    assertThat(Long.parseLong(claims.get("exp"))).isBetween(now + 240, now + 300);
    assertThat(Long.parseLong(claims.get("nbf"))).isLessThan(now);
    Signature pss = Signature.getInstance("RSASSA-PSS");
    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    assertThat(isSigned(parts, pss)).isTrue();
  }

  @Test
  void theOlderAlgorithmNamesTheCertificateInTheOlderWayToo() throws Exception {
    withCertificate(ours, Map.of("client-assertion", "rs256")).current();
    String[] parts = server.lastForm().get("client_assertion").split("\\.", -1);
    assertThat(json(parts[0])).containsEntry("alg", "RS256").containsEntry("x5t", digest("SHA-1"));
    assertThat(isSigned(parts, Signature.getInstance("SHA256withRSA"))).isTrue();
  }

  @Test
  void noStatementIsSentTwice() throws Exception {
    AccessTokens tokens = withCertificate(ours, Map.of());
    tokens.insteadOf(tokens.current());
    assertThat(server.forms().stream().map(each -> each.get("client_assertion")))
        .doesNotHaveDuplicates();
  }

  @Test
  void aRenewedCertificateCountsFromTheNextTokenOn(@TempDir Path folder) throws Exception {
    Pems old = Pems.rsa(folder, "used", "-startdate", "-40d", "-validity", "10");
    AccessTokens tokens = withCertificate(old, Map.of());
    NoTokenException e = failure(tokens);
    assertThat(e.error()).isEqualTo(TokenError.CLIENT_CERTIFICATE_UNUSABLE);
    assertThat(e.sentence())
        .startsWith("getting an access token from localhost failed: the certificate ")
        .contains("used.crt expired on ");
    assertThat(server.forms()).isEmpty();
    Files.copy(ours.certificate(), old.certificate(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(ours.key(), old.key(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(tokens.current()).isEqualTo("token-1");
  }

  /** The server refuses what is dated by a wrong clock, and says what time it is. */
  @ParameterizedTest
  @ValueSource(longs = {-30, 45})
  void aWrongClockIsCorrectedByThatOfTheServer(long minutes) throws Exception {
    clock.hold(Duration.ofMinutes(minutes));
    List<Long> ends = new ArrayList<>();
    server.play(
        form -> {
          Map<String, String> claims =
              FlatJson.read(
                  Base64.getUrlDecoder().decode(form.get("client_assertion").split("\\.", -1)[1]));
          long now = Instant.now().getEpochSecond();
          ends.add(Long.parseLong(claims.get("exp")) - now);
          return Long.parseLong(claims.get("nbf")) > now || ends.get(ends.size() - 1) < 0
              ? ScriptedTokenServer.refused(401, "invalid_client", "AADSTS700024: time range")
              : ScriptedTokenServer.granted("token-1", "");
        });
    assertThat(withCertificate(ours, Map.of()).current()).isEqualTo("token-1");
    assertThat(ends).hasSize(2);
    assertThat(ends.get(1)).isBetween(290L, 310L);
  }

  @Test
  void aRefusalSaysThatTheClockIsWrong() {
    clock.hold(Duration.ofMinutes(-30));
    server.play(form -> ScriptedTokenServer.refused(401, "invalid_client", "no"));
    assertThat(failure(withCertificate(ours, Map.of())).sentence())
        .contains("invalid_client: no", "; the clock of this machine is ", "minutes behind");
    assertThat(server.forms()).hasSize(2);
  }

  @Test
  void aWrongSecretIsTriedOnceAndNotShown() {
    server.play(
        form ->
            ScriptedTokenServer.refused(
                401, "invalid_client", "no secret " + form.get("client_secret")));
    NoTokenException e = failure(withSecret());
    assertThat(e.error()).isEqualTo(TokenError.TOKEN_REFUSED);
    StringWriter log = new StringWriter();
    e.printStackTrace(new PrintWriter(log));
    assertThat(e.sentence())
        .isEqualTo(
            "getting an access token from localhost failed: it refuses (invalid_client: no secret"
                + " ***)");
    assertThat(log.toString()).doesNotContain("s3cret");
    assertThat(server.forms()).hasSize(1);
  }

  @Test
  void aProgramIsNeverToldToLogInAgain() {
    server.play(form -> ScriptedTokenServer.refused(400, "invalid_grant", "no"));
    assertThat(failure(withSecret()).error()).isEqualTo(TokenError.TOKEN_REFUSED);
  }

  @Test
  void aRedirectionIsNotFollowed() {
    try (ScriptedTokenServer other = new ScriptedTokenServer()) {
      server.play(form -> new ScriptedTokenServer.Answer(307, other.url("/token").toString(), ""));
      NoTokenException e = failure(withSecret());
      assertThat(e.error()).isEqualTo(TokenError.TOKEN_REFUSED);
      assertThat(e.sentence()).contains("it redirects, and the login was not sent there");
      assertThat(other.forms()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                          | not valid JSON
          []                                                         | not a JSON object
          {}                                                         | no access_token
          {"access_token":""}                                        | no access_token
          {"access_token":"a\\u0001b"}                               | characters that no token has
          {"access_token":"a\\r\\nX: y"}                             | characters that no token has
          {"access_token":"tok","token_type":"mac"}                    | of a kind that is not supported
          {"access_token":"tok","expires_in":"soon"}                   | a time that is not a number
          """)
  void anAnswerWithoutSenseIsNoToken(String body, String expected) {
    server.play(form -> ScriptedTokenServer.json(200, body));
    NoTokenException e = failure(withSecret());
    assertThat(e.error()).isEqualTo(TokenError.TOKEN_SERVER_TROUBLE);
    assertThat(e.sentence()).contains("no usable answer (", expected);
  }

  @Test
  void aServerThatIsNotThereIsSaidInTheWordsOfEveryNetwork() {
    server.close();
    NoTokenException e = failure(withSecret());
    assertThat(e.error()).isEqualTo(TokenError.TOKEN_SERVER_TROUBLE);
    assertThat(e.sentence())
        .isEqualTo(
            "getting an access token from localhost failed: nothing accepts connections there");
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    String endless = "{\"x\":\"" + "y".repeat(1 << 20);
    server.play(form -> ScriptedTokenServer.json(200, endless));
    assertThat(failure(withSecret()).error()).isEqualTo(TokenError.TOKEN_SERVER_TROUBLE);
  }

  @ParameterizedTest
  @CsvSource({
    "429, '', TOKEN_SERVER_TROUBLE",
    "503, '', TOKEN_SERVER_TROUBLE",
    "400, temporarily_unavailable, TOKEN_SERVER_TROUBLE",
    "400, unauthorized_client, TOKEN_REFUSED",
    "404, '', TOKEN_REFUSED",
  })
  void aRefusalHasAKind(int status, String error, TokenError kind) {
    server.play(form -> ScriptedTokenServer.refused(status, error, ""));
    assertThat(failure(withSecret()).error()).isEqualTo(kind);
  }
}
