package org.mailpromoter.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.SentMails;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.spi.loading.PluginLoader;

/** The situation of the knowledge base article: Christopher Reed accepts replies only. */
public final class SampleInstallation {
  /** The time of tests. */
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final Requester SETUP = Requester.command(new Actor.Person("setup"));
  private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
  private static final String CONFIGURATION =
      """
      servers: {here: {connector: file}}
      mailboxes:
        christopher: {server: here, path: mail/christopher, owner: christopher}
        maria: {server: here, path: mail/maria, owner: maria}
        support: {server: here, path: mail/support, owner: queue:support}
      users:
        christopher:
          name: Christopher Reed
          addresses: [christopher@adventure-works.example]
        maria:
          name: Maria Campbell
          addresses: [maria@adventure-works.example]
          track: contacts
      queues:
        support:
          name: Support
          addresses: [support@adventure-works.example]
          owner: christopher
      """;

  private static final String ORDER =
      """
      From: Anna Berg <anna@contoso.example>
      To: Christopher Reed <christopher@adventure-works.example>
      Cc: warehouse@contoso.example, Sales <sales@contoso.example>
      Subject: Re: Offer for forty touring bicycles
      In-Reply-To: <offer@adventure-works.example>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=m

      --m
      Content-Type: multipart/alternative; boundary=a

      --a
      Content-Type: text/plain; charset=utf-8

      Hello Christopher,

      we would like to order the forty bicycles, see the attached order.

      Anna
      --a
      Content-Type: text/html; charset=utf-8

      <html><head><style>@import url(https://evil.example/x.css)</style></head>
      <body onload="alert(1)"><p>Hello <b>Christopher</b>,</p>
      <p style="color: #446688">we would like to order the <a href="https://contoso.example/cart?u=1">forty bicycles</a>,
      see the attached order.</p><img src="https://evil.example/pixel.png">
      <table border="1" cellpadding="4"><tr><th>Item</th><th>Price</th></tr><tr><td>Touring bicycle</td><td>1,200</td></tr></table>
      <script>alert(1)</script></body></html>
      --a--
      --m
      Content-Type: application/pdf
      Content-Disposition: attachment; filename="order 114.pdf"

      not really a PDF
      --m
      Content-Type: text/html
      Content-Disposition: attachment; filename="../../price \u20ac.html"

      <script>alert(1)</script>
      --m--
      """;

  private final Path folder;
  private final Clock clock;
  private int count;

  /**
   * An installation in a folder.
   *
   * @param clock its time
   */
  SampleInstallation(Path folder, Clock clock) throws IOException {
    this.folder = folder;
    this.clock = clock;
    for (String each : List.of("christopher", "maria", "support")) {
      Files.createDirectories(folder.resolve("mail").resolve(each));
    }
    Files.writeString(folder.resolve("mailpromoter.yaml"), CONFIGURATION);
  }

  /** An installation at the time of tests. */
  static SampleInstallation in(Path folder) throws IOException {
    return new SampleInstallation(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** A sink {@code crm}, which takes alerts as well. */
  SampleInstallation withSink() throws IOException {
    Files.writeString(
        folder.resolve("mailpromoter.yaml"),
        "sinks: {crm: {kind: jsonl, file: crm.jsonl, alerts: yes}}\n",
        StandardOpenOption.APPEND);
    return this;
  }

  /** Christopher's mailbox sends, also for the queue; nobody listens at the server. */
  SampleInstallation withSending() throws IOException {
    Path file = folder.resolve("mailpromoter.yaml");
    Files.writeString(
        file,
        Files.readString(file)
                .replace(
                    "owner: christopher}", "owner: christopher, send: true, sends-for: [support]}")
            + "senders: {out: {kind: smtp, host: 127.0.0.1, port: 1, security: insecure-plain,"
            + " authentication: none}}\n");
    return this;
  }

  /** Its parts. */
  Installation parts() throws Exception {
    PartMaker maker = new PartMaker();
    DeploymentReader reader =
        new DeploymentReader(
            PluginLoader.load(folder.resolve("no-plugins"), HostKeys.RESERVED),
            maker,
            List.of(),
            name -> Optional.empty());
    return new Installation(reader.read(folder.resolve("mailpromoter.yaml")), maker, clock);
  }

  /** One mail for a mailbox, so long ago; more header lines may begin it. */
  SampleInstallation mail(
      String mailbox, Duration ago, String from, String subject, String... headers)
      throws IOException {
    Instant at = clock.instant().minus(ago);
    String to = mailbox + "@adventure-works.example";
    String text =
        String.join("\n", headers)
            + (headers.length == 0 ? "" : "\n")
            + (String.join("\n", headers).contains("Message-ID:")
                ? ""
                : "Message-ID: <" + ++count + "@mail.example>\n")
            + "From: "
            + from
            + "\nTo: "
            + to
            + "\nSubject: "
            + subject
            + "\nDate: "
            + DATE.format(at.atOffset(ZoneOffset.UTC))
            + "\n\nHello,\n\nplease see above.\n";
    Path file = folder.resolve("mail").resolve(mailbox).resolve(++count + ".eml");
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(at));
    return this;
  }

  /** The mail of the article and its neighbours. */
  SampleInstallation withMail() throws IOException {
    mail(
        "christopher",
        Duration.ofMinutes(14),
        "Tom Okafor <tom@northwind.example>",
        "Question about next year's budget");
    mail(
        "christopher",
        Duration.ofHours(2),
        "Anna Berg <anna@contoso.example>",
        "Re: Offer for forty touring bicycles",
        "In-Reply-To: <offer@adventure-works.example>");
    mail(
        "maria",
        Duration.ofHours(4),
        "Ines Duarte <ines@fabrikam.example>",
        "We would like to rent bicycles");
    mail(
        "christopher",
        Duration.ofHours(5),
        "news@shop.example",
        "Autumn catalogue",
        "List-Id: <news.shop.example>",
        "Precedence: bulk");
    mail("support", Duration.ofHours(26), "kim@proseware.example", "A spoke broke");
    mail(
        "christopher",
        Duration.ofDays(3),
        "Tom Okafor <tom@northwind.example>",
        "Re: Old matter",
        "In-Reply-To: <never-seen@northwind.example>");
    mail("christopher", Duration.ofDays(4), "not an address", "<script>alert(1)</script>");
    mail("maria", Duration.ofDays(9), "stranger@nowhere.example", "");
    return this;
  }

  /**
   * A conversation that begins with the offer: an order in HTML with attachments, replies to it, a
   * refused one, and one that answers the refused one.
   */
  SampleInstallation withConversation() throws IOException {
    raw(Duration.ofHours(6), "order@contoso.example", ORDER);
    reply(
        Duration.ofMinutes(200),
        "kim-1@proseware.example",
        "kim@proseware.example",
        "order@contoso.example");
    reply(
        Duration.ofMinutes(190),
        "tom-1@northwind.example",
        "Tom Okafor <tom@northwind.example>",
        "order@contoso.example");
    raw(
        Duration.ofMinutes(180),
        "aside@proseware.example",
        """
        From: kim@proseware.example
        To: christopher@adventure-works.example
        Subject: By the way

        Who repairs them?
        """);
    raw(
        Duration.ofMinutes(100),
        "anna-9@contoso.example",
        """
        From: Anna Berg <anna@contoso.example>
        To: christopher@adventure-works.example
        Subject: Re: Offer for forty touring bicycles
        In-Reply-To: <aside@proseware.example>
        References: <order@contoso.example> <aside@proseware.example>

        We do.
        """);
    return this;
  }

  /** One of mails that answer each other, the first one the order. */
  SampleInstallation chained(int number) throws IOException {
    reply(
        Duration.ofMinutes(99 - number),
        "chain-" + number + "@contoso.example",
        "Anna Berg <anna@contoso.example>",
        number == 1 ? "order@contoso.example" : "chain-" + (number - 1) + "@contoso.example");
    return this;
  }

  private void reply(Duration ago, String id, String from, String answered) throws IOException {
    raw(
        ago,
        id,
        "From: "
            + from
            + "\nTo: christopher@adventure-works.example\nSubject: Re: Offer for forty touring"
            + " bicycles\nIn-Reply-To: <"
            + answered
            + ">\n\nThank you.\n");
  }

  /** A mail for Christopher as it is, with an id and a date before its header. */
  SampleInstallation raw(Duration ago, String id, String rest) throws IOException {
    Instant at = clock.instant().minus(ago);
    Path file = folder.resolve("mail/christopher").resolve(++count + ".eml");
    Files.writeString(
        file,
        "Message-ID: <"
            + id
            + ">\nDate: "
            + DATE.format(at.atOffset(ZoneOffset.UTC))
            + "\n"
            + rest);
    Files.setLastModifiedTime(file, FileTime.from(at));
    return this;
  }

  /** Puts the records, records the sent mail, and synchronizes. */
  SampleInstallation synchronize() throws Exception {
    try (OpenInstallation open = parts().openToSynchronize()) {
      new Records(open)
          .put(
              SETUP,
              List.of(
                  contact("tom", "Tom Okafor", "tom@northwind.example"),
                  contact("anna", "Anna Berg", "anna@contoso.example"),
                  contact("ines", "Ines Duarte", "ines@fabrikam.example")),
              new Task());
      new SentMails(open).record(SETUP, new ByteArrayInputStream(offer()));
      new Synchronization(open)
          .run(
              SETUP,
              open.parts().deployment().mailboxes(),
              Synchronization.Trying.ALL,
              SyncListener.NONE);
    }
    return this;
  }

  static RecordEntry contact(String key, String name, String address) {
    RecordId id = new RecordId(RecordKind.CONTACT, key);
    return new RecordEntry(
        PartyRecord.of(id, name), List.of(EmailAddress.parse(address).orElseThrow()));
  }

  private byte[] offer() {
    Instant at = clock.instant().minus(Duration.ofHours(8));
    return ("Message-ID: <offer@adventure-works.example>\n"
            + "From: Christopher Reed <christopher@adventure-works.example>\n"
            + "To: Anna Berg <anna@contoso.example>\n"
            + "Date: "
            + DATE.format(at.atOffset(ZoneOffset.UTC))
            + "\n"
            + "Subject: Offer for forty touring bicycles\n\nOur offer.\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
