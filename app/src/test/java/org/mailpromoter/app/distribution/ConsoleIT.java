package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service of the built distribution, as browsers, programs and commands beside it meet it. */
class ConsoleIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern ADDRESS =
      Pattern.compile("Console: (http://127\\.0\\.0\\.1:[0-9]+)\\.");
  private static final Pattern TICKET = Pattern.compile("/login#(\\S+)");

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private Distribution distribution;
  private Process service;
  private String address;

  @BeforeEach
  void start() throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("mail/anna/new"));
    Files.createDirectories(folder.resolve("mail/anna/cur"));
    Files.createDirectories(folder.resolve("mail/anna/tmp"));
    Files.write(
        inbox.resolve("1.M1.test"),
        mail().from("tom@x.example").to("anna@ours.example").subject("Budget").bytes());
    distribution = new Distribution(folder);
    distribution.configure(
        """
        storage: {file: test.db}
        servers:
          files: {connector: file}
        mailboxes:
          anna: {server: files, owner: anna, path: mail/anna}
        users:
          anna: {addresses: [anna@ours.example]}
        """);
    service = distribution.start(log(), log(), "run");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(logged()).contains("Mailbox anna: 1 new message"));
    Matcher shown = ADDRESS.matcher(logged());
    assertThat(shown.find()).as(logged()).isTrue();
    address = shown.group(1);
  }

  @AfterEach
  void stop() throws InterruptedException {
    service.destroyForcibly().waitFor();
  }

  private Path log() {
    return folder.resolve("service.txt");
  }

  private String logged() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(String path, String header, String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).header(header, value).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> logIn(String ticket) throws Exception {
    String form = "next=%2Fmessages&ticket=" + URLEncoder.encode(ticket, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/login/ticket"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", address)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String ticket() throws Exception {
    Distribution.Result printed = distribution.run("console");
    Matcher ticket = TICKET.matcher(printed.out());
    assertThat(ticket.find()).as(printed.out() + printed.err()).isTrue();
    assertThat(printed.out()).contains(address + "/login#");
    return ticket.group(1);
  }

  @Test
  void aLinkOfTheCommandLogsInOnceAndTheReasonOfAMessageIsShown() throws Exception {
    assertThat(get("/messages", "Accept", "text/html").statusCode()).isEqualTo(303);
    String ticket = ticket();
    HttpResponse<String> in = logIn(ticket);
    assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
    assertThat(logIn(ticket).statusCode()).isEqualTo(403);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    assertThat(get("/messages", "Cookie", cookie).body()).contains("NoCorrelationMatch");
    assertThat(get("/messages/1", "Cookie", cookie).body())
        .contains("What would have promoted it", "Email messages in response to CRM email");
    assertThat(get("/messages/1", "Cookie", cookie + "x").statusCode()).isEqualTo(303);
    assertThat(logged()).doesNotContain(ticket);
  }

  @Test
  void aProgramAsksWithATokenAndProbesWithoutOne() throws Exception {
    assertThat(get("/health/ready", "Accept", "*/*").statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/status", "Accept", "*/*").statusCode()).isEqualTo(401);
    String made =
        distribution
            .run(
                "--output",
                "json",
                "api-tokens",
                "make",
                "probe",
                "--role",
                "auditor",
                "--label",
                "probe",
                "--scope",
                "read:status")
            .out();
    Matcher token = Pattern.compile("mp1_[A-Za-z0-9_-]+").matcher(made);
    assertThat(token.find()).as(made).isTrue();
    String bearer = "Bearer " + token.group();
    HttpResponse<String> status = get("/api/v1/status", "Authorization", bearer);
    assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
    assertThat(status.body()).contains("\"anna\"");
    assertThat(get("/api/v1/messages", "Authorization", bearer).statusCode()).isEqualTo(403);
  }

  @Test
  void commandsRunInTheServiceAndASecondServiceIsRefused() throws Exception {
    assertThat(distribution.run("users", "track", "anna", "all").code()).isZero();
    Distribution.Result retried = distribution.run("retry", "--all");
    assertThat(retried.code()).as(retried.err()).isZero();
    assertThat(retried.out()).contains("anna");
    assertThat(distribution.run("activities").out()).contains("Budget");
    Distribution.Result wrong = distribution.run("retry", "--decision", "1");
    assertThat(wrong.code()).as(wrong.out()).isEqualTo(2);
    assertThat(wrong.err()).contains("there is nothing to do");
    assertThat(distribution.run("sync").code()).isZero();
    Distribution.Result second = distribution.run("run");
    assertThat(second.code()).isEqualTo(7);
    assertThat(second.err()).contains("A service works with the database");
    service.destroy();
    assertThat(service.waitFor(1, TimeUnit.MINUTES)).as(logged()).isTrue();
    assertThat(service.exitValue()).as(logged()).isZero();
    assertThat(folder.resolve("test.db.socket")).doesNotExist();
    distribution.assertSound();
  }
}
