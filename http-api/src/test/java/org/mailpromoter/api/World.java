package org.mailpromoter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.Step;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.service.Desk;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.service.News;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** A small installation with an API, in memory but for its files. */
final class World implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final String CONFIGURATION =
      """
      servers: {here: {connector: file}}
      senders: {out: {kind: smtp, host: 127.0.0.1, port: 1, security: insecure-plain, authentication: none}}
      mailboxes:
        anna: {server: here, path: anna, owner: anna, send: true}
        ben: {server: here, path: ben, owner: ben}
        lost: {server: here, path: nowhere, owner: anna}
      users:
        anna: {name: Anna Berg, addresses: [anna@x.example], track: replies}
        ben: {addresses: [ben@x.example], track: all}
      queues: {support: {addresses: [support@x.example]}}
      directories: {customers: {kind: file, path: customers.csv}}
      sinks: {crm: {kind: jsonl, file: out.jsonl}}
      policy-sources: {dynamics: {kind: fixed}}
      """;

  final Desk desk = new Desk();
  final News news = new News();
  final Jobs jobs;
  final Api api;
  final ContractCheck contract;
  private final TestGate gate;
  private final OpenInstallation open;
  private int requests;
  private String lastBody = "";

  World(Path folder) throws Exception {
    Files.writeString(
        folder.resolve("customers.csv"),
        "kind,id,name,address\ncontact,tom,Tom,tom@home.example\n");
    mail(folder, "anna/1.eml", "question@home.example", "berg@home.example", "anna@x.example", "");
    mail(folder, "anna/2.eml", "other@home.example", "eve@home.example", "anna@x.example", "");
    mail(folder, "ben/1.eml", "order@home.example", "tom@home.example", "ben@x.example", ATTACHED);
    Path file = Files.writeString(folder.resolve("mailpromoter.yaml"), CONFIGURATION);
    PluginRegistry plugins = PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED);
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(plugins, maker, List.of(), name -> Optional.empty());
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    open = new Installation(reader.read(file), maker, clock).openToSynchronize();
    desk.open(open);
    jobs = new Jobs(desk, clock, news);
    api = new Api(desk, jobs, news, plugins, reader);
    gate = new TestGate(api, desk);
    contract = new ContractCheck(api);
  }

  private static final String ATTACHED =
      """
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      See the order.
      --b
      Content-Type: application/pdf; name=order.pdf
      Content-Disposition: attachment; filename=order.pdf

      An order.
      --b--
      """;

  /** Stores decisions of a mailbox that is not configured any more. */
  void decide(int count) throws Exception {
    FolderId folder = new FolderId("many");
    List<DecisionEntry> entries =
        IntStream.range(0, count).mapToObj(number -> refused(folder, number)).toList();
    open.storage()
        .activityStore()
        .commit(
            Commit.builder(
                    Turn.alone(new MailboxId("former")), folder, Cursor.START, new Cursor("1"))
                .at(NOW)
                .policyVersion(1)
                .decisions(entries)
                .build());
  }

  /** Makes an answered request one that was interrupted before its answer was kept. */
  void interrupt(String holder, String name) throws Exception {
    RequestLog log = open.storage().requestLog();
    RequestLog.Key key = new RequestLog.Key(holder, name);
    assertThat(log.deleteBefore(NOW.plusSeconds(1))).isEqualTo(1);
    Request request =
        Request.of(
            Method.POST, Api.PREFIX + "/outgoing", new Peer.Network("127.0.0.1", false), "r");
    try (KeptBody body =
        KeptBody.of(
            request.withBody(
                () -> new ByteArrayInputStream(lastBody.getBytes(StandardCharsets.UTF_8))))) {
      assertThat(log.begin(key, body.fingerprint(), NOW)).isEqualTo(new RequestLog.State.Begun());
    }
  }

  /** Brings a mail that waits into doubt: it was handed over, and the answer is lost. */
  void doubt(long outgoing) {
    OutgoingId id = new OutgoingId(outgoing);
    SendProcess process = new SendProcess(RetrySchedule.STANDARD);
    for (SendEvent each :
        List.of(
            new SendEvent.Claimed(),
            new SendEvent.HandedOver(Map.of()),
            new SendEvent.Interrupted())) {
      Step step =
          open.storage()
              .outgoingStore()
              .change(id, each, process, NOW.plusSeconds(1))
              .orElseThrow();
      assertThat(step.next()).as(each.toString()).isPresent();
    }
  }

  private static DecisionEntry refused(FolderId folder, int number) {
    return DecisionEntry.of(
        new MessageRef(folder, "1", String.valueOf(number)),
        new MessageIdentity("<" + number + "@x>", 1),
        "tom@home.example",
        "Delivery",
        NOW.minusSeconds(60),
        Outcome.REFUSED,
        Reason.NO_CORRELATION_MATCH,
        List.of(),
        Optional.empty(),
        new byte[] {1},
        new byte[] {2});
  }

  private static void mail(Path folder, String name, String id, String from, String to, String rest)
      throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String head =
        "Message-ID: <%s>\nFrom: %s\nTo: %s\nDate: Sun, 1 Mar 2026 10:00:00 +0000\nSubject: %s\n"
            .formatted(id, from, to, "A question about " + id);
    Files.writeString(file, head + (rest.isEmpty() ? "\nHello\n" : rest));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
  }

  /** A response, read to its end. */
  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** A request of somebody, held against the contract with its answer. */
  Answer call(String who, String method, String path, Map<String, String> headers, String body) {
    Answer answer = send(who, method, path, headers, body);
    contract.hold(method, path, headers, body, answer);
    return answer;
  }

  Answer get(String path) {
    return call("admin", "GET", path, Map.of(), "");
  }

  /** Waits for long work as long as the API allows. */
  Answer post(String path, String body) {
    return call("admin", "POST", path, Map.of("Prefer", "wait=20"), body);
  }

  private Answer send(
      String who, String method, String path, Map<String, String> headers, String body) {
    String[] parts = path.split("\\?", 2);
    Request request =
        Request.of(
                Method.of(method).orElseThrow(),
                Api.PREFIX + parts[0],
                new Peer.Network("127.0.0.1", false),
                "r" + ++requests)
            .withQuery(parts.length > 1 ? query(parts[1]) : Fields.none());
    request = who.isEmpty() ? request : request.withHeader("Authorization", "Bearer " + who);
    if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
      request = request.withHeader("Content-Type", "application/json");
    }
    for (Map.Entry<String, String> each : headers.entrySet()) {
      request = request.withHeader(each.getKey(), each.getValue());
    }
    lastBody = body;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return read(gate.handle(request.withBody(() -> new ByteArrayInputStream(bytes))));
  }

  private static Fields query(String text) {
    Fields fields = Fields.none();
    for (String each : text.split("&", -1)) {
      String[] pair = each.split("=", 2);
      fields =
          fields.with(
              URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
              pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
    }
    return fields;
  }

  private static Answer read(Response response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response.headers().forEach(each -> headers.putIfAbsent(each.name(), each.value()));
    boolean stream = headers.getOrDefault("Content-Type", "").startsWith("text/event-stream");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!stream) {
        response.writeTo(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(response.status(), headers, bytes.toString(StandardCharsets.UTF_8));
  }

  /** A session of somebody, by its id. */
  String session(String name) {
    LoginSession session =
        LoginSession.begun(
            Secret.random().digest(),
            Holder.of(name, Role.USER),
            LoginWay.PASSWORD,
            NOW,
            "Firefox",
            "::1");
    open.storage().sessionStore().begin(session);
    return session.id();
  }

  /** Runs with the storage lent to nobody. */
  void whileClosed(Runnable what) {
    desk.close();
    try {
      what.run();
    } finally {
      desk.open(open);
    }
  }

  @Override
  public void close() {
    desk.close();
    jobs.close();
    open.close();
  }
}
