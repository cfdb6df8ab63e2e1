package org.mailpromoter.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Those whom the kernel or a proxy vouches for. */
class GatePeersTest {
  private static final String STATUS = FakeFace.path(Operation.SEE_STATUS, "anna");
  private static final String SYNCHRONIZE = FakeFace.path(Operation.SYNCHRONIZE, "anna");
  private static final String PUBLIC = "mail.x.example";
  private static final String HEADER = "X-Forwarded-User";

  private World world;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    world =
        new World(
            folder,
            new ProxyTrust(HEADER, Set.of("www-data"), Set.of("192.0.2.1")),
            Set.of(Origin.of(URI.create("https://" + PUBLIC))));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static Request from(Peer peer, Method method, String path) {
    return Request.of(method, path, peer, "r-1").withHeader("Host", PUBLIC);
  }

  private static Request ofUser(String user) {
    return from(new Peer.Local(user), Method.GET, STATUS).withHeader("Host", "localhost");
  }

  private static Request ofProxy(Method method, String path, String account) {
    return from(new Peer.Network("192.0.2.1", false), method, path).withHeader(HEADER, account);
  }

  private String refusal(Request request) {
    return World.refusal(world.gate.handle(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailpromoter", "root"})
  void ourOwnUserAndRootAdminister(String user) {
    assertThat(refusal(ofUser(user))).isEmpty();
    assertThat(world.face.done()).containsExactly(user + " see-status anna");
    Request guarded =
        from(new Peer.Local(user), Method.POST, FakeFace.path(Operation.BACK_UP, "ben"));
    assertThat(refusal(guarded)).isEmpty();
  }

  @Test
  void otherUsersAreTheirAccounts() {
    assertThat(refusal(ofUser("anna"))).isEmpty();
    assertThat(refusal(ofUser("ben"))).isEqualTo("NotFound");
    assertThat(refusal(ofUser("nobody"))).isEqualTo("LoginNeeded");
  }

  /** A proxy that runs as our own user must not make everybody an administrator. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Origin", "Sec-Fetch-Site", "X-Forwarded-For", "Forwarded", "Via", "Cookie"})
  void whatSomebodyPassedOnIsNotOfOurOwnUser(String header) {
    assertThat(refusal(ofUser("mailpromoter").withHeader(header, "x"))).isEqualTo("LoginNeeded");
  }

  @Test
  void theWordOfAProxyIsTaken() {
    assertThat(refusal(ofProxy(Method.GET, STATUS, "Anna"))).isEmpty();
    assertThat(refusal(ofProxy(Method.GET, STATUS, "ben"))).isEqualTo("NotFound");
    assertThat(refusal(ofProxy(Method.GET, STATUS, "nobody"))).isEqualTo("LoginNeeded");
    assertThat(refusal(ofProxy(Method.GET, STATUS, "anna, ben"))).isEqualTo("LoginNeeded");
    Request socket = from(new Peer.Local("www-data"), Method.GET, STATUS);
    assertThat(refusal(socket.withHeader(HEADER, "anna"))).isEmpty();
    assertThat(refusal(socket)).isEqualTo("LoginNeeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.2", "127.0.0.1", "192.0.2.10", "::ffff:192.0.2.1"})
  void theWordOfSomebodyElseIsNot(String address) {
    Request request = from(new Peer.Network(address, true), Method.GET, STATUS);
    assertThat(refusal(request.withHeader(HEADER, "root-admin"))).isEqualTo("LoginNeeded");
    assertThat(refusal(ofUser("ben").withHeader(HEADER, "anna"))).isEqualTo("NotFound");
  }

  @Test
  void anotherSiteCannotUseAProxy() {
    Request request =
        ofProxy(Method.POST, SYNCHRONIZE, "anna")
            .withHeader("Sec-Fetch-Site", "same-origin")
            .withHeader("Origin", "https://" + PUBLIC);
    assertThat(refusal(request)).isEqualTo("Forged");
    String token = World.text(world.gate.handle(ofProxy(Method.GET, STATUS, "anna")));
    assertThat(refusal(request.withHeader("X-Form-Token", token))).isEmpty();
    assertThat(
            refusal(
                request
                    .withHeader("X-Form-Token", token)
                    .withHeader("Sec-Fetch-Site", "cross-site")))
        .isEqualTo("Forged");
  }

  @Test
  void aProxyCannotProveItAgain() {
    String token = World.text(world.gate.handle(ofProxy(Method.GET, STATUS, "root-admin")));
    Request request =
        ofProxy(Method.POST, FakeFace.path(Operation.BACK_UP, "anna"), "root-admin")
            .withHeader("Sec-Fetch-Site", "same-origin")
            .withHeader("Origin", "https://" + PUBLIC)
            .withHeader("X-Form-Token", token);
    assertThat(refusal(request)).isEqualTo("Forbidden");
  }

  @Test
  void overTlsTheCookieIsBoundToTheHost() {
    Request login =
        World.form(Login.TICKET, Map.of("ticket", world.ticket("anna")))
            .withHeader("Host", PUBLIC)
            .withHeader("Origin", "https://" + PUBLIC);
    Response response = world.gate.handle(login);
    assertThat(response.header("Set-Cookie").orElseThrow())
        .startsWith("__Host-mailpromoter=")
        .endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure");
  }

  @Test
  void aNetworkOfOnePersonHasOneLimit() {
    for (int i = 0; i <= 300; i++) {
      refusal(from(new Peer.Network("2001:db8::" + i, true), Method.GET, "/nothing"));
    }
    assertThat(refusal(from(new Peer.Network("2001:db8::ffff", true), Method.GET, "/nothing")))
        .isEqualTo("TooMany");
    assertThat(refusal(from(new Peer.Network("2001:db8:0:1::1", true), Method.GET, "/nothing")))
        .isEqualTo("NotFound");
  }

  @Test
  void behindAProxyEachClientHasItsOwnLimit() {
    Request one = ofProxy(Method.GET, "/nothing", "anna").withHeader("X-Forwarded-For", "1.1.1.1");
    for (int i = 0; i <= 300; i++) {
      refusal(one);
    }
    assertThat(refusal(one)).isEqualTo("TooMany");
    assertThat(refusal(one.withHeader("X-Forwarded-For", "1.1.1.1, 2.2.2.2")))
        .isEqualTo("NotFound");
  }
}
