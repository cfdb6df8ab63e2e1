package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.exchange.stub.ExchangeMailbox;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.testkit.MailBuilder;
import org.mailpromoter.testkit.dovecot.DovecotServer;

/** The same mail through each connector: the same decisions, traces and activities. */
class SameMailIT {
  private static final String ME = "christopher@ours.example";

  @TempDir private Path folder;

  @BeforeEach
  void servers() {
    DovecotServer.requireOrSkip();
  }

  private static List<MailBuilder> mailbox() {
    return List.of(
        mail().id("<hello@x.example>").from("Anna <anna@x.example>").to(ME).subject("Hello"),
        mail().id("<who@z.example>").from("who@z.example").to(ME).subject("Unknown sender"),
        mail()
            .id("<yes@x.example>")
            .from("anna@x.example")
            .to(ME)
            .subject("=?utf-8?q?Re=3A_Angebot_f=C3=BCr_K=C3=B6ln?=")
            .inReplyTo("<offer@ours.example>"),
        mail()
            .id("<ref@x.example>")
            .from("anna@x.example")
            .to(ME)
            .subject("Re: Hello")
            .field("References", "<nobody@x.example> <hello@x.example>"),
        mail().id("<bcc@x.example>").from("anna@x.example").to("list@x.example").subject("Bcc"),
        mail()
            .id("<auto@x.example>")
            .from("anna@x.example")
            .to(ME)
            .subject("Out of office")
            .field("Auto-Submitted", "auto-replied"),
        mail()
            .id("<index@x.example>")
            .from("anna@x.example")
            .to(ME)
            .cc("support@ours.example, \"Mueller, Eva\" <eva@y.example>")
            .subject("Thread")
            .field("Thread-Index", "AQHQ8HMSr0C9oGqCy0m2wl7Zq2lwSw==")
            .field("Thread-Topic", "Thread"),
        mail()
            .id("<file@x.example>")
            .from("anna@x.example")
            .to(ME)
            .subject("With a file")
            .field("MIME-Version", "1.0")
            .field("Content-Type", "multipart/mixed; boundary=b")
            .body(
                """
                --b
                Content-Type: text/plain; charset=utf-8

                See the file.
                --b
                Content-Type: text/csv
                Content-Disposition: attachment; filename="prices.csv"

                a;b
                --b--
                """),
        mail().id("<hello@x.example>").from("Anna <anna@x.example>").to(ME).subject("Hello"),
        mail().id("<bad@x.example>").from("nobody").to(ME).subject("No address"));
  }

  private Distribution installation(String name, String server, String login) throws Exception {
    Distribution distribution = new Distribution(Files.createDirectory(folder.resolve(name)));
    distribution.configure(
        """
        storage: {file: test.db}
        servers: {office: {%s}}
        mailboxes: {christopher: {server: office, owner: christopher, %s}}
        users: {christopher: {name: Christopher, addresses: [%s], track: contacts}}
        queues: {support: {addresses: [support@ours.example], track: none, owner: christopher}}
        """
            .formatted(server, login, ME));
    distribution.write(
        "offer.eml",
        ("Message-ID: <offer@ours.example>\nFrom: %s\nTo: anna@x.example\nSubject:"
                + " Angebot\n\nHier.\n")
            .formatted(ME));
    run(distribution, "records", "add", "contact:anna", "--address", "anna@x.example");
    run(distribution, "activities", "record-sent", "offer.eml", "--regarding", "account:contoso");
    return distribution;
  }

  private static String run(Distribution distribution, String... arguments) throws Exception {
    Distribution.Result result = distribution.run(arguments);
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    return result.out();
  }

  /** The product's complete output about the mail, without the times of receipt. */
  private static List<String> seen(Distribution distribution) throws Exception {
    List<String> seen = new ArrayList<>();
    seen.add(run(distribution, "sync").replaceAll("[0-9.]+ m?s\\.", "time"));
    for (int number = 1; number <= mailbox().size(); number++) {
      seen.add(run(distribution, "explain", String.valueOf(number)));
    }
    for (int number = 1; number <= activities(distribution); number++) {
      seen.add(run(distribution, "activities", "show", String.valueOf(number)));
    }
    return seen.stream().map(SameMailIT::timeless).toList();
  }

  /** With the line ends of the wire, so that sizes are the same everywhere (RFC 5322, 2.1). */
  private static byte[] asSent(byte[] message) {
    return new String(message, StandardCharsets.UTF_8)
        .replaceAll("\r?\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static int activities(Distribution distribution) throws Exception {
    String list = run(distribution, "activities");
    String count = list.replaceAll("(?s).*?([0-9]+) of [0-9]+ activities.*", "$1");
    return Integer.parseInt(count);
  }

  /** When and where the server put a message is its own matter. */
  private static String timeless(String text) {
    return text.replaceAll("christopher/INBOX/\\S+", "PLACE")
        .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z?( ?[A-Z]+)?", "TIME")
        .replaceAll("[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}, [0-9:]+ UTC", "TIME")
        .replaceAll("\\s+", " ");
  }

  private Distribution inTheCloud(GraphServerStub graph) throws Exception {
    String server =
        "connector: graph, security: insecure-plain, url: \"%s\", token-url: \"%s\", client-id:"
            + " app, client-secret: secret";
    return installation(
        "graph",
        server.formatted(graph.url(), graph.tokenUrl()),
        "mailbox: christopher@stub.example");
  }

  /** Lists of changes do not tell sizes; no decision about this mail depends on them. */
  private static String sizeless(String text) {
    return text.replaceAll(" - size: [0-9]+ bytes", "");
  }

  @Test
  void everyConnectorGivesTheSameDecisionsTracesAndActivities() throws Exception {
    Path files = Files.createDirectories(folder.resolve("mail"));
    try (DovecotServer dovecot = DovecotServer.start(Map.of("christopher", "secret"));
        ExchangeServerStub exchange = ExchangeServerStub.start();
        GraphServerStub graph =
            GraphServerStub.start(GraphSettings.plain().like(Profile.OBSERVED))) {
      ExchangeMailbox stub = exchange.mailbox("christopher");
      GraphMailbox cloud = graph.mailbox("christopher");
      graph.client("app", "secret");
      int number = 0;
      for (MailBuilder each : mailbox()) {
        byte[] bytes = asSent(each.date("Mon, 5 Jan 2026 10:00:00 +0000").bytes());
        dovecot.deliver("christopher", bytes);
        stub.deliver(bytes);
        cloud.deliver(bytes);
        Files.write(files.resolve("%02d.eml".formatted(++number)), bytes);
      }
      String login = "username: christopher, password: secret";
      List<String> byFile = seen(installation("file", "connector: file", "path: " + files));
      List<String> byImap =
          seen(
              installation(
                  "imap",
                  "connector: imap, security: insecure-plain, host: %s, port: %d"
                      .formatted(dovecot.host(), dovecot.imapPort()),
                  login));
      List<String> byExchange =
          seen(
              installation(
                  "exchange",
                  "connector: exchange-ews, security: insecure-plain, url: \"%s\""
                      .formatted(exchange.url()),
                  login));
      List<String> byGraph = seen(inTheCloud(graph));
      assertThat(byFile).hasSizeGreaterThan(mailbox().size() + 4);
      assertThat(byImap).isEqualTo(byFile);
      assertThat(byExchange).isEqualTo(byFile);
      assertThat(byGraph).isEqualTo(byFile.stream().map(SameMailIT::sizeless).toList());
    }
  }
}
