package org.mailpromoter.web.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.WebServer;

/** What goes over the wire: strict requests, complete answers. */
class WireTest {
  private static final Set<String> HANDLED = ConcurrentHashMap.newKeySet();
  private static WebServer server;

  @BeforeAll
  static void start() throws Exception {
    server = Servers.start(WireTest::answer);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Response answer(Request request) {
    HANDLED.add(request.path());
    try (var body = request.body()) {
      String sent = request.method() + " " + request.path() + " " + body.readAllBytes().length;
      return request.path().equals("/own")
          ? Response.of(200).text("text/html", sent).header("Cache-Control", "private")
          : Response.of(200).text("text/plain", sent);
    } catch (IOException e) {
      return Response.of(400).text("text/plain", "body: " + e.getMessage());
    }
  }

  private static Wire wire() throws IOException {
    return Wire.to(server.addresses().get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/../b",
        "/a/./b",
        "/a/..",
        "/.",
        "/a/%2e%2e/b",
        "/a/%2E%2E/b",
        "/a/%2e./b",
        "/a//b",
        "//a",
        "/a;b=c/d",
        "/a/..;/b",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a\\b",
        "/a%00b",
        "/a%",
        "/a%2",
        "/a%zz",
        "/a%u0041",
        "/a%c0%af",
        "/a%ff",
        "/a%25b",
        "/a%0d%0aX-Bad:%201",
        "/a%7f",
        "/a#b",
        "/a<b",
        "/a\"b",
        "/a|b",
        "/ä",
        "a",
        "../a",
        "*",
        "http://user:secret@here/a",
        "http://elsewhere/a"
      })
  void ambiguousPathsAreRefused(String path) throws Exception {
    HANDLED.clear();
    try (Wire wire = wire()) {
      Wire.Answer answer = wire.request("GET " + path).answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text().lines()).hasSize(1);
      assertThat(answer.text()).doesNotContain("jetty").doesNotContain("Exception");
      assertThat(HANDLED).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Content-Length: +3",
        "Content-Length: -3",
        "Content-Length: 3, 3",
        "Content-Length: 0x3",
        "Content-Length: 3 3",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "X-A: b\r\n folded",
        "X-A\r\n",
        ": nameless",
        "X A: b",
        "X-A: b\u0000c",
        "X-A: b\rc",
        "Host: twice"
      })
  void ambiguousMessagesAreRefusedAndTheConnectionEnds(String headers) throws Exception {
    HANDLED.clear();
    try (Wire wire = wire()) {
      Wire.Answer answer =
          wire.request("POST /a", headers).trySend("abcGET /smuggled HTTP/1.1\r\n\r\n").answer();
      assertThat(answer.status()).isIn(400, 501);
      assertThat(answer.header("X-Request-Id")).isPresent();
      assertThat(wire.isClosed()).isTrue();
      assertThat(HANDLED).doesNotContain("/smuggled");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3\r\nabc\r\n0\r\n\r\n",
        "3;x=y\r\nabc\r\n0\r\n\r\n",
        "1\r\na\r\n2\r\nbc\r\n0\r\nX-Trailer: 1\r\n\r\n"
      })
  void chunkedBodiesAreRead(String chunks) throws Exception {
    try (Wire wire = wire()) {
      wire.request("POST /a", "Transfer-Encoding: chunked").send(chunks);
      assertThat(wire.answer().text()).isEqualTo("POST /a 3");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3\nabc\r\n0\r\n\r\n",
        "g\r\nabc\r\n0\r\n\r\n",
        "-3\r\nabc\r\n0\r\n\r\n",
        "fffffffffffffffff\r\nabc",
        "3\r\nabcd\r\n0\r\n\r\n",
        "3;x=\"\n\"\r\nabc\r\n0\r\n\r\n"
      })
  void wrongChunksAreRefused(String chunks) throws Exception {
    HANDLED.clear();
    try (Wire wire = wire()) {
      wire.request("POST /a", "Transfer-Encoding: chunked").send(chunks);
      wire.trySend("GET /smuggled HTTP/1.1\r\nHost: here\r\n\r\n");
      assertThat(wire.answer().status()).isEqualTo(400);
      assertThat(wire.isClosed()).isTrue();
      assertThat(HANDLED).doesNotContain("/smuggled");
    }
  }

  @Test
  void aRequestWithoutHostIsRefused() throws Exception {
    try (Wire wire = wire()) {
      assertThat(wire.send("GET / HTTP/1.1\r\n\r\n").answer().status()).isEqualTo(400);
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
    try (Wire wire = wire()) {
      wire.request("GET /1").request("POST /2", "Content-Length: 2").send("ab").request("GET /3");
      assertThat(wire.answer().text()).isEqualTo("GET /1 0");
      assertThat(wire.answer().text()).isEqualTo("POST /2 2");
      assertThat(wire.answer().text()).isEqualTo("GET /3 0");
    }
  }

  @Test
  void headIsAnsweredLikeGetWithoutContent() throws Exception {
    try (Wire wire = wire()) {
      Wire.Answer answer = wire.request("HEAD /a").answerToHead();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Length")).hasValue("" + "GET /a 0".length());
      assertThat(wire.request("GET /b").answer().text()).isEqualTo("GET /b 0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "PROPFIND", "get", "G3T", "CONNECTED"})
  void unknownMethodsAreRefusedWithThoseThatAreKnown(String method) throws Exception {
    try (Wire wire = wire()) {
      Wire.Answer answer = wire.request(method + " /a").answer();
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).hasValue("GET, HEAD, POST, PUT, PATCH, DELETE");
    }
  }

  @Test
  void largeHeadersAreRefused() throws Exception {
    try (Wire wire = wire()) {
      Wire.Answer answer = wire.request("GET /", "X-A: " + "a".repeat(9_000)).answer();
      assertThat(answer.status()).isEqualTo(431);
      assertThat(answer.text()).isEqualTo("431 The headers are too large.\n");
    }
  }

  @Test
  void longUrlsAreRefused() throws Exception {
    try (Wire wire = wire()) {
      Wire.Answer answer = wire.request("GET /" + "a".repeat(9_000)).answer();
      assertThat(answer.status()).isEqualTo(414);
      assertThat(answer.text()).isEqualTo("414 The URL is too long.\n");
    }
  }

  @Test
  void largeBodiesAreRefusedBeforeTheyAreSent() throws Exception {
    try (Wire wire = wire()) {
      Wire.Answer answer =
          wire.request("POST /", "Content-Length: 40000000", "Expect: 100-continue").answer();
      assertThat(answer.status()).isEqualTo(413);
    }
  }

  @Test
  void aClientThatAsksFirstIsToldToContinue() throws Exception {
    try (Wire wire = wire()) {
      wire.request("POST /a", "Content-Length: 3", "Expect: 100-continue");
      assertThat(wire.answer().status()).isEqualTo(100);
      assertThat(wire.send("abc").answer().text()).isEqualTo("POST /a 3");
    }
  }

  @Test
  void everyAnswerDefendsItself() throws Exception {
    try (Wire wire = wire()) {
      for (String path : List.of("/a", "/a//b")) {
        Wire.Answer answer = wire.request("GET " + path).answer();
        assertThat(answer.header("X-Request-Id")).isPresent();
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(answer.header("Permissions-Policy")).isPresent();
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
            .startsWith("default-src 'none';");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
      }
    }
  }

  @Test
  void anAnswerMaySetItsOwnHeaders() throws Exception {
    try (Wire wire = wire()) {
      Wire.Answer answer = wire.request("GET /own").answer();
      assertThat(answer.headers()).containsOnlyOnce("Cache-Control: private");
      assertThat(answer.header("Cache-Control")).hasValue("private");
    }
  }

  @Test
  void wrongQueriesAreRefused() throws Exception {
    try (Wire wire = wire()) {
      assertThat(wire.request("GET /a?b=%zz").answer().status()).isEqualTo(400);
    }
  }
}
