package org.mailpromoter.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Assertions;
import org.mailpromoter.testkit.server.ServerFolder;
import org.mailpromoter.testkit.smtp.ScriptedSmtpServer;
import org.mailpromoter.testkit.smtp.SmtpAction;
import org.mailpromoter.testkit.smtp.SmtpMoment;

/** What the sample of the demo does not hold, and a console has pages for. */
final class Filling {
  /** The password of the accounts. */
  static final String PASSWORD = "several words to remember";

  private static final String RECORDS =
      "Contact ID,Full Name,Email\nc-17,Kim Sato,kim@proseware.example\nc-18,Lee,not an address\n";

  private static final String ORDER =
      """
      From: Anna Berg <anna.berg@contoso.example>
      To: Christopher Reed <christopher@adventure-works.example>
      Cc: warehouse@contoso.example
      Subject: The order itself
      Date: Tue, 6 Jan 2026 09:40:10 +0100
      Message-ID: <order-1@contoso.example>
      In-Reply-To: <offer-4711@adventure-works.example>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=m

      --m
      Content-Type: multipart/alternative; boundary=a

      --a
      Content-Type: text/plain; charset=utf-8

      Dear Christopher, the order is attached.
      --a
      Content-Type: text/html; charset=utf-8

      <p>Dear <b>Christopher</b>, the <a href="https://contoso.example/">order</a> is attached.</p>
      --a--
      --m
      Content-Type: application/pdf
      Content-Disposition: attachment; filename="order 114.pdf"

      not really a PDF
      --m--
      """;

  /** The exit code of a mail that failed or is in doubt. */
  private static final int TROUBLE = 5;

  private Filling() {}

  /** Mail that the server accepts, refuses, does not take now, and accepts without an answer. */
  private static void outbox(Path folder) {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      Samples.change(
          folder,
          "\nusers:\n",
          "\nsenders:\n  out: {kind: smtp, host: 127.0.0.1, port: "
              + server.port()
              + ", security: insecure-plain, authentication: none}\n\nusers:\n");
      Samples.change(
          folder, "    path: mail/christopher\n", "    path: mail/christopher\n    send: true\n");
      sent(folder, "The offer", 0);
      server.next(SmtpMoment.DOT, SmtpAction.says("554 5.7.1 Not from here"));
      sent(folder, "The invoice", TROUBLE);
      server.next(SmtpMoment.DOT, SmtpAction.says("451 4.3.2 Try again later"));
      sent(folder, "The delivery", 0);
      server.next(SmtpMoment.DOT, SmtpAction.closes());
      sent(folder, "The contract", TROUBLE);
    }
  }

  private static void sent(Path folder, String subject, int code) {
    Path text = folder.resolve("text.txt");
    write(text, "Hello Anna,\nhere it is.\n");
    Command.run(
        folder,
        code,
        "send",
        "--from",
        "user:christopher",
        "--to",
        "Anna Berg <anna.berg@contoso.example>",
        "--subject",
        subject,
        "--body",
        text.toString());
  }

  /** Adds a sink, a mail with HTML and an attachment that becomes an activity, and two accounts. */
  static void before(Path folder) {
    Samples.change(
        folder, "\nusers:\n", "\nsinks:\n  archive: {kind: jsonl, file: out.jsonl}\n\nusers:\n");
    Path password = folder.resolve("password.txt");
    write(folder.resolve("mail/christopher/cur/1767700001.M9.demo"), ORDER);
    write(password, PASSWORD + "\n");
    Command.run(folder, "sync");
    outbox(folder);
    for (String[] each : new String[][] {{"christopher", "user"}, {"maria", "administrator"}}) {
      Command.run(
          folder,
          "accounts",
          "add",
          each[0],
          "--role",
          each[1],
          "--user",
          each[0],
          "--password-file",
          password.toString());
    }
  }

  /** Imports records, and leaves a file that is not imported yet; returns their pages. */
  static List<String> after(RunningConsole console) {
    String imported = upload(console);
    String result = send(console, imported, "");
    return List.of(
        upload(console),
        result,
        link(console, "/activities", "The order itself") + "?body=html",
        found(console, "anna.berg%40contoso.example"),
        "/addresses/anna.berg%40contoso.example",
        "/records/contact%3Aanna");
  }

  /** Where a link of a page leads. */
  private static String link(RunningConsole console, String page, String text) {
    return main(console, page).select("a:contains(" + text + ")").attr("href");
  }

  private static String upload(RunningConsole console) {
    String token = token(console, "/records/import");
    String boundary = "----sample";
    String body =
        part(boundary, "_token\"", token)
            + part(boundary, "file\"; filename=\"contacts.csv\"", RECORDS)
            + "--"
            + boundary
            + "--\r\n";
    return location(
        console.post("/records/import", "multipart/form-data; boundary=" + boundary, body));
  }

  private static String part(String boundary, String name, String content) {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\r\n\r\n"
        + content
        + "\r\n";
  }

  /** Where an address is stored; the search is a job, unless it ends at once. */
  private static String found(RunningConsole console, String address) {
    String form = "_token=" + token(console, "/privacy") + "&address=" + address;
    String next = location(console.post("/privacy/find", RunningConsole.FORM, form));
    if (!next.startsWith("/jobs/")) {
      return next;
    }
    Assertions.assertTrue(ServerFolder.await(() -> console.get(next).statusCode() == 303), next);
    return location(console.get(next));
  }

  /** Sends a form of a page, and returns where it leads. */
  private static String send(RunningConsole console, String page, String fields) {
    String form = "_token=" + token(console, page) + fields;
    return location(console.post(page, RunningConsole.FORM, form));
  }

  private static String token(RunningConsole console, String page) {
    return main(console, page).select("input[name=_token]").attr("value");
  }

  private static Elements main(RunningConsole console, String page) {
    try (InputStream body = console.get(page).body()) {
      String html = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return Jsoup.parse(html).select("main");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String location(HttpResponse<InputStream> answer) {
    Assertions.assertEquals(303, answer.statusCode(), answer.uri().toString());
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Writes much mail into a mailbox, in one file. */
  static void crowd(Path file, int count) {
    write(
        file,
        IntStream.range(0, count).mapToObj(Filling::message).collect(Collectors.joining("\n")));
  }

  private static String message(int number) {
    return String.join(
        "\n",
        "From sender@x.example Mon Jan  5 12:00:00 2026",
        "From: Person " + number + " <person-" + number % 500 + "@customer.example>",
        "To: christopher@adventure-works.example",
        "Subject: Delivery " + number + " of touring bicycles, spare wheels and a pump",
        "Date: Mon, 5 Jan 2026 12:00:00 +0000",
        "Message-ID: <" + number + "@customer.example>",
        "",
        "Hello.",
        "");
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-06T08:40:10Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
