package org.mailpromoter.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.ApiTokenText;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginTicket;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.Disclosure;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.permission.Scope;
import org.mailpromoter.service.Desk;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** An installation of anna and ben with a gate on the loopback interface, port 8025. */
final class World implements AutoCloseable {
  static final String HOST = "127.0.0.1:8025";
  static final String ORIGIN = "http://127.0.0.1:8025";
  static final String COOKIE = "mailpromoter-8025";

  private static final String CONFIGURATION =
      """
      servers: {here: {connector: file}}
      mailboxes:
        anna: {server: here, path: anna, owner: anna}
        ben: {server: here, path: ben, owner: ben}
      users:
        anna: {name: Anna, addresses: [anna@x.example]}
        ben: {name: Ben, addresses: [ben@x.example]}
      """;

  final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));
  final Desk desk = new Desk();
  final FakeProvider provider = new FakeProvider();
  final FakeFace face;
  final Gate gate;
  final OpenInstallation open;

  World(Path folder) throws Exception {
    this(folder, ProxyTrust.none(), Origin.loopback("http", 8025));
  }

  World(Path folder, ProxyTrust proxies, Set<Origin> origins) throws Exception {
    open = open(folder);
    desk.open(open);
    for (String each : List.of("anna", "ben")) {
      Account account = Account.of(new AccountId(each), each, Role.USER, clock.instant());
      put(account.as(new RecordId(RecordKind.USER, each)));
    }
    add("root-admin", Role.ADMINISTRATOR);
    add("auditor", Role.AUDITOR);
    Ground ground =
        new Ground(new Hosts(() -> origins), proxies, desk, Disclosure.WITH_REASON, clock);
    face =
        new FakeFace(
            new Login(ground, this::check, Optional.of(provider), new FakePages()).routes());
    gate = new Gate(ground, "mailpromoter", List.of(face));
  }

  private void add(String name, Role role) {
    Account account = Account.of(new AccountId(name), name, role, clock.instant());
    put(account);
  }

  /** Adds or replaces an account. */
  void put(Account account) {
    open.storage().accountStore().put(account, false);
  }

  /** An account. */
  Account account(String name) {
    return open.storage().accountStore().find(new AccountId(name)).orElseThrow();
  }

  /** The password of each account is its name and "-password". */
  private Optional<Holder> check(OpenInstallation unused, String name, String password) {
    return AccountId.parse(name)
        .flatMap(open.storage().accountStore()::find)
        .filter(each -> password.equals(name + "-password"))
        .map(Account::holder);
  }

  private static OpenInstallation open(Path folder) throws Exception {
    Path file = folder.resolve("mailpromoter.yaml");
    Files.writeString(file, CONFIGURATION);
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    return new Installation(reader.read(file), maker, Clock.systemUTC()).openOrCreate();
  }

  /** A request over the network, with the right host. */
  static Request request(Method method, String path) {
    return Request.of(method, path, new Peer.Network("127.0.0.1", false), "r-1")
        .withHeader("Host", HOST);
  }

  /** A request of a form on one of our pages. */
  static Request form(String path, Map<String, String> fields) {
    String text =
        fields.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return request(Method.POST, path)
        .withHeader("Origin", ORIGIN)
        .withHeader("Sec-Fetch-Site", "same-origin")
        .withHeader("Content-Type", "application/x-www-form-urlencoded")
        .withBody(() -> new ByteArrayInputStream(bytes));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What the audit log says of logins, the first one first: who, what, after, result. */
  List<String> logins() {
    List<String> all = new ArrayList<>();
    open.storage()
        .auditLog()
        .list(AuditFilter.ALL, PageKey.START, 500)
        .entries()
        .forEach(each -> all.add(0, shown(each.deed())));
    return all;
  }

  private static String shown(AuditDeed deed) {
    return EnglishActor.of(deed.actor())
        + " "
        + deed.operation()
        + " "
        + deed.object().replaceAll("session [0-9a-f]{16}", "session")
        + ": "
        + deed.after()
        + deed.outcome().code().map(each -> " " + each).orElse("");
  }

  /** A new login ticket of an account. */
  String ticket(String name) {
    Secret secret = Secret.random();
    Holder holder = account(name).holder();
    open.storage().ticketStore().put(LoginTicket.made(secret.digest(), holder, clock.instant()));
    return secret.reveal();
  }

  /** The secret in the cookie of somebody who logs in with a ticket. */
  String login(String name) {
    return cookie(gate.handle(form(Login.TICKET, Map.of("ticket", ticket(name)))));
  }

  /** The secret in the cookie that a response sets. */
  static String cookie(Response response) {
    String line = response.header("Set-Cookie").orElseThrow();
    return line.substring(line.indexOf('=') + 1, line.indexOf(';'));
  }

  /** A new API token. */
  String token(String name, Set<Scope> scopes) {
    ApiTokenText text = new ApiTokenText(ApiTokenId.random(), Secret.random());
    Instant now = clock.instant();
    open.storage()
        .apiTokenStore()
        .add(
            new ApiToken(
                text.id(),
                text.secret().digest(),
                "test",
                account(name).holder(),
                scopes.stream().map(Scope::word).collect(Collectors.toSet()),
                now,
                now.plus(Duration.ofDays(1)),
                Optional.empty(),
                Optional.empty()));
    return text.reveal();
  }

  /** Why a response is none; empty if it is one. */
  static String refusal(Response response) {
    return response.header("Refusal").orElse("");
  }

  /** The text of a response. */
  static String text(Response response) {
    try (java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
      response.writeTo(out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
