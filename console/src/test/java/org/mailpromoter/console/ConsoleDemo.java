package org.mailpromoter.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.mailpromoter.console.frame.Visitor;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.store.Outbox;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.Undelivered;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.change.AlertHandlings;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.jetty.MultipartForm;

/**
 * Serves the pages over a sample, to look at them: as an administrator on the first port, as a user
 * on the next one, as an auditor on the one after it. There is no gate in front of them.
 */
final class ConsoleDemo {
  private static final RecordId CHRISTOPHER = new RecordId(RecordKind.USER, "christopher");

  private ConsoleDemo() {}

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("console-demo");
    SampleInstallation sample =
        new SampleInstallation(folder, Clock.systemUTC())
            .withSink()
            .withSending()
            .withMail()
            .withConversation();
    if (arguments.length > 1) {
      crowd(sample, Integer.parseInt(arguments[1]));
    }
    if (arguments.length < 2 || !arguments[1].equals("0")) {
      sample.synchronize();
    }
    OpenInstallation open = sample.parts().openToSynchronize();
    trouble(open);
    if (arguments.length < 2 || !arguments[1].equals("0")) {
      People.in(open);
      outbox(new SentMailScene(open));
    }
    serve(port, new Desk(open, Identity.of("maria", Role.ADMINISTRATOR)));
    serve(port + 1, new Desk(open, Identity.of("christopher", Role.USER).as(CHRISTOPHER)));
    serve(port + 2, new Desk(open, Identity.of("olga", Role.AUDITOR)));
    System.out.println("http://127.0.0.1:" + port + "/messages");
  }

  private static void outbox(SentMailScene scene) throws Exception {
    scene.sent("Offer for forty touring bicycles");
    scene.failed("Invoice 2026-114");
    scene.deferred("Your delivery in March");
    scene.uncertain("The contract");
    scene.waiting("Price list");
  }

  /** A sink whose receiver refuses two events and does not answer to a third. */
  private static void trouble(OpenInstallation open) {
    SinkId crm = new SinkId("crm");
    Outbox outbox = open.storage().outbox();
    outbox.replay(crm, Instant.EPOCH, open.now());
    List<Undelivered> due = outbox.due(crm, open.now(), 3);
    List<Settlement> settled =
        List.of(
            Settlement.setAside(8, "HTTP 422: {\"error\": \"topic is longer than 80 characters\"}"),
            Settlement.setAside(8, "HTTP 422: {\"error\": \"no account for northwind.example\"}"),
            Settlement.postponed(2, open.now().plusSeconds(300), "HTTP 503: maintenance"));
    for (int i = 0; i < due.size(); i++) {
      outbox.settle(crm, due.get(i).event().id().number(), settled.get(i), open.now());
    }
    alert(open, "sink crm", "delivery/failing", "The sink crm answers HTTP 503: maintenance.");
    alert(open, "support", "imap/unreachable", "The server does not answer. Check the network.");
    alert(open, "christopher", "imap/timed-out", "The server is slow. Ask who runs it.");
    Requester maria = Requester.command(new Actor.Person("maria"));
    try {
      AlertHandlings handlings = new AlertHandlings(open);
      handlings.mute(
          maria,
          new AlertCause("support", "imap/unreachable"),
          open.now().plus(Duration.ofDays(2)));
      handlings.done(maria, new AlertCause("christopher", "imap/timed-out"));
    } catch (NotFoundException | RefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void alert(OpenInstallation open, String about, String code, String text) {
    open.storage()
        .alertLog()
        .raise(new Alert(Alert.Level.WARNING, open.now(), about, code, text).lasting());
  }

  /** Much mail of one month, the same each time. */
  private static void crowd(SampleInstallation sample, int count) throws IOException {
    Random random = new Random(7);
    List<String> senders =
        List.of(
            "Tom Okafor <tom@northwind.example>",
            "Anna Berg <anna@contoso.example>",
            "Ines Duarte <ines@fabrikam.example>",
            "Kim Sato <kim@proseware.example>",
            "Jonas Weber <j.weber@tailspin.example>",
            "news@shop.example",
            "no-reply@parcels.example");
    List<String> subjects =
        List.of(
            "Delivery in March",
            "Invoice 2026-114",
            "A question about the warranty of our touring bicycles and of the spare wheels",
            "Re: Offer for forty touring bicycles",
            "Your parcel is on its way",
            "Appointment on Thursday",
            "Can we have the price list?");
    List<String> mailboxes = List.of("christopher", "christopher", "maria", "support");
    for (int i = 0; i < count; i++) {
      sample.mail(
          mailboxes.get(random.nextInt(mailboxes.size())),
          Duration.ofMinutes(200 + random.nextInt(43_000)),
          senders.get(random.nextInt(senders.size())),
          subjects.get(random.nextInt(subjects.size())));
    }
  }

  private static void serve(int port, Desk desk) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", exchange -> answer(exchange, desk));
    server.start();
  }

  private static void answer(HttpExchange exchange, Desk desk) throws IOException {
    try (exchange) {
      Response response = response(exchange, desk);
      response
          .headers()
          .forEach(each -> exchange.getResponseHeaders().add(each.name(), each.value()));
      exchange.sendResponseHeaders(response.status(), response.length() == 0 ? -1 : 0);
      response.writeTo(exchange.getResponseBody());
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  /** What the gate makes of a form with a file. */
  private static Request withFile(Request request) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Fields fields = MultipartForm.read(request, file);
    Fields query = request.query();
    for (String name : fields.without(Visitor.TOKEN_FIELD).names()) {
      query = query.with(name, fields.first(name).orElse(""));
    }
    return request.withQuery(query).withBody(() -> new ByteArrayInputStream(file.toByteArray()));
  }

  private static Response response(HttpExchange exchange, Desk desk) throws Exception {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Request request =
        Request.of(
            Method.valueOf(exchange.getRequestMethod()),
            exchange.getRequestURI().getRawPath(),
            new Peer.Network("127.0.0.1", false),
            "demo");
    String query = exchange.getRequestURI().getRawQuery();
    request = query == null ? request : request.withQuery(Forms.parse(query));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    request = type == null ? request : request.withHeader("Content-Type", type);
    request = request.withBody(() -> new ByteArrayInputStream(body));
    return desk.answer(MultipartForm.isOne(request) ? withFile(request) : request);
  }
}
