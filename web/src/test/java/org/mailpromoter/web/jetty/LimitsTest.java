package org.mailpromoter.web.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailpromoter.web.Answered;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Site;
import org.mailpromoter.web.WebServer;
import org.mailpromoter.web.WebSettings;

/** What happens at the limits of a server. */
class LimitsTest {
  private static Wire to(WebServer server) throws IOException {
    return Wire.to(server.addresses().get(0));
  }

  @Test
  void requestsThatFindNoThreadAreToldToComeAgain() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (WebServer server =
            Servers.start(
                request -> {
                  working.countDown();
                  await(goOn);
                  return Response.of(200);
                },
                Servers.tight());
        Wire first = to(server);
        Wire second = to(server);
        Wire third = to(server)) {
      first.request("GET /1");
      working.await();
      Wire refused = refused(second, third);
      goOn.countDown();
      assertThat(first.answer().status()).isEqualTo(200);
      assertThat((refused == second ? third : second).answer().status()).isEqualTo(200);
    }
  }

  /** One of two requests waits; the other is refused. */
  private static Wire refused(Wire one, Wire other) throws Exception {
    BlockingQueue<Wire> answered = new LinkedBlockingQueue<>();
    BlockingQueue<Wire.Answer> answers = new LinkedBlockingQueue<>();
    for (Wire each : List.of(one, other)) {
      each.request("GET /2");
      Thread reader =
          new Thread(
              () -> {
                try {
                  each.in().mark(1);
                  each.in().read();
                  each.in().reset();
                  answered.add(each);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      reader.setDaemon(true);
      reader.start();
    }
    Wire first = answered.take();
    answers.add(first.answer());
    Wire.Answer busy = answers.take();
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.header("Retry-After")).hasValue("2");
    return first;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void eventsArriveAsSoonAsTheyAreFlushed() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    try (WebServer server = Servers.start(request -> events(events));
        Wire wire = to(server)) {
      Wire.Answer start = wire.request("GET /events").beginning();
      assertThat(start.header("Content-Type")).hasValue("text/event-stream");
      for (String each : List.of("1", "2", "3")) {
        events.add(each);
        assertThat(new String(wire.chunk(), StandardCharsets.UTF_8))
            .isEqualTo("data: " + each + "\n\n");
      }
    }
  }

  /** Otherwise its client would wait, and its connection would count as busy. */
  @Test
  void aStreamOfEventsThatFailsByAnyDefectEnds() throws Exception {
    for (Error defect : List.of(new StackOverflowError(), new NoClassDefFoundError())) {
      try (WebServer server =
              Servers.start(
                  request ->
                      Response.of(200)
                          .events(
                              out -> {
                                throw defect;
                              }));
          Wire wire = Wire.to(server.addresses().get(0))) {
        wire.request("GET /events");
        assertThat(wire.in().readAllBytes()).isNotNull();
      }
    }
  }

  private static Response events(BlockingQueue<String> events) {
    return Response.of(200)
        .events(
            out -> {
              try {
                while (true) {
                  out.write(("data: " + events.take() + "\n\n").getBytes(StandardCharsets.UTF_8));
                  out.flush();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @Test
  void openEventStreamsOccupyNoThreadOfRequestsAndAreBounded() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    try (WebServer server =
            Servers.start(
                request -> request.path().equals("/events") ? events(events) : Response.of(204),
                Servers.tight());
        Wire stream = to(server);
        Wire more = to(server)) {
      assertThat(stream.request("GET /events").beginning().status()).isEqualTo(200);
      assertThat(more.request("GET /a").answer().status()).isEqualTo(204);
      Wire.Answer refused = more.request("GET /events").answer();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isPresent();
      assertThat(more.request("HEAD /events").answerToHead().status()).isEqualTo(200);
    }
  }

  /** Silence is no reason to end them; a connection without a request ends after the idle time. */
  @Test
  void longWorkAndSilentEventStreamsGoOnBeyondTheIdleTime() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    CountDownLatch goOn = new CountDownLatch(1);
    try (WebServer server =
            Servers.start(
                request -> {
                  if (request.path().equals("/events")) {
                    return events(events);
                  }
                  await(goOn);
                  return Response.of(204);
                },
                Servers.impatient());
        Wire stream = to(server);
        Wire work = to(server)) {
      stream.request("GET /events").beginning();
      work.request("POST /work", "Content-Length: 1").send("a");
      for (int i = 0; i < 3; i++) {
        try (Wire idle = to(server)) {
          assertThat(idle.isClosed()).isTrue();
        }
      }
      goOn.countDown();
      assertThat(work.answer().status()).isEqualTo(204);
      events.add("late");
      assertThat(stream.chunk()).asString().isEqualTo("data: late\n\n");
    }
  }

  @Test
  void aContentThatFailsIsNotTakenForTheWhole() throws Exception {
    try (WebServer server =
            Servers.start(
                request ->
                    Response.of(200).stream(
                        "text/csv",
                        out -> {
                          out.write(new byte[100]);
                          out.flush();
                          throw new IOException("the storage failed");
                        }));
        Wire wire = to(server)) {
      wire.request("GET /").beginning();
      assertThat(wire.chunk()).hasSize(100);
      assertThatThrownBy(wire::chunk).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aDefectOfAnyKindIsAnsweredOrEndsTheConnection() throws Exception {
    try (WebServer server =
            Servers.start(
                request -> {
                  throw new StackOverflowError();
                });
        Wire wire = to(server)) {
      assertThat(wire.request("GET /").answer().status()).isEqualTo(500);
    }
  }

  @Test
  void closingEndsEventStreams() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    WebServer server = Servers.start(request -> events(events));
    try (Wire wire = to(server)) {
      wire.request("GET /events").beginning();
      server.close();
      assertThat(wire.chunk()).isEmpty();
    }
  }

  @Test
  void closingWaitsForAnswers() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    WebServer server =
        Servers.start(
            request -> {
              working.countDown();
              await(goOn);
              return Response.of(200).text("text/plain", "done");
            });
    try (Wire wire = to(server)) {
      wire.request("GET /");
      working.await();
      Thread closing = new Thread(server::close);
      closing.start();
      goOn.countDown();
      assertThat(wire.answer().text()).isEqualTo("done");
      closing.join();
    }
  }

  /** Each of them trickles; the only thread of the server is free for others all the time. */
  @Test
  void slowSendersOccupyNoThreadAndAreCutOff() throws Exception {
    try (WebServer server = Servers.start(request -> Response.of(204), Servers.tight());
        Wire headers = to(server);
        Wire body = to(server);
        Wire other = to(server)) {
      headers.send("GET / HTTP/1.1\r\nHost: here\r\n");
      body.request("POST /", "Content-Length: 1000");
      assertThat(other.request("GET /").answer().status()).isEqualTo(204);
      assertThat(trickle(headers)).isTrue();
      assertThat(trickle(body)).isTrue();
      assertThat(other.request("GET /").answer().status()).isEqualTo(204);
    }
  }

  @Test
  void slowUploadsAreCutOff() throws Exception {
    BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    try (WebServer server =
            Servers.start(
                request -> {
                  try (InputStream in = request.body()) {
                    in.readAllBytes();
                  } catch (IOException e) {
                    failures.add(e.getClass().getSimpleName());
                  }
                  return Response.of(204);
                },
                Servers.tight());
        Wire wire = to(server)) {
      wire.request("POST /", "Content-Length: 1000000");
      trickle(wire);
      assertThat(failures.take()).isNotEmpty();
    }
  }

  /** Sends a byte now and then until the server has closed the connection. */
  private static boolean trickle(Wire wire) throws Exception {
    BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                wire.in().readAllBytes();
              } catch (IOException e) {
                // reset, which is closed as well
              }
              closed.add(true);
            });
    reader.setDaemon(true);
    reader.start();
    Boolean end = null;
    while (end == null) {
      wire.trySend("a");
      end = closed.poll(20, TimeUnit.MILLISECONDS);
    }
    return end;
  }

  @Test
  void slowReadersAreCutOff() throws Exception {
    BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    byte[] piece = new byte[1_000_000];
    try (WebServer server =
            Servers.start(
                request ->
                    Response.of(200).stream(
                        "application/octet-stream",
                        out -> {
                          try {
                            for (int i = 0; i < 1_000; i++) {
                              out.write(piece);
                            }
                          } catch (IOException e) {
                            failures.add(e.toString());
                            throw e;
                          }
                        }),
                Servers.tight());
        Wire wire = to(server)) {
      wire.request("GET /").beginning();
      assertThat(failures.take()).isNotEmpty();
    }
  }

  @Test
  void eachRequestIsReportedWithoutItsPath() throws Exception {
    BlockingQueue<Answered> answered = new LinkedBlockingQueue<>();
    try (WebServer server =
            JettyServer.start(
                new WebSettings(
                    List.of(
                        new Site(
                            Servers.anyPort(),
                            request ->
                                Response.of(201)
                                    .text("text/plain", "12345")
                                    .note("/things/{name}", "anna"))),
                    Limits.usual(),
                    answered::add));
        Wire wire = to(server)) {
      String id =
          wire.request("GET /things/secret?token=secret")
              .answer()
              .header("X-Request-Id")
              .orElseThrow();
      Answered told = answered.take();
      assertThat(told)
          .isEqualTo(new Answered("GET", "/things/{name}", 201, 5, told.took(), id, "anna"));
      assertThat(told.took()).isPositive();
      wire.request("BREW //");
      assertThat(wire.answer().status()).isEqualTo(400);
      told = answered.take();
      assertThat(List.of(told.method(), told.route(), told.status()))
          .isEqualTo(List.of("OTHER", "", 400));
    }
  }

  /** 10,000 requests of which most are wrong: each is answered or cut off, none with 5xx. */
  @Test
  void requestsThatAreWrongInAnyWayAreRefused() throws Exception {
    long seed = 20261129;
    Random random = new Random(seed);
    Map<Integer, Integer> seen = new java.util.TreeMap<>();
    try (WebServer server =
        Servers.start(
            request -> {
              try (InputStream body = request.body()) {
                return Response.of(200).text("text/plain", "" + body.readAllBytes().length);
              } catch (IOException e) {
                return Response.of(400);
              }
            })) {
      for (int i = 0; i < 10_000; i++) {
        String sent = Malformed.request(random);
        int status = status(server, sent);
        assertThat(status).as("seed %d, request %d: %s", seed, i, sent).isLessThan(500);
        seen.merge(status, 1, Integer::sum);
      }
      assertThat(seen).containsKeys(200, 400);
      try (Wire wire = to(server)) {
        assertThat(wire.request("GET /").answer().status()).isEqualTo(200);
      }
    }
  }

  /** The status of the first answer; 0 if the server says nothing before it closes. */
  private static int status(WebServer server, String sent) throws IOException {
    try (Wire wire = to(server)) {
      wire.trySend(sent);
      wire.endOfInput();
      return wire.beginning().status();
    } catch (java.io.EOFException | java.net.SocketException e) {
      return 0;
    }
  }
}
