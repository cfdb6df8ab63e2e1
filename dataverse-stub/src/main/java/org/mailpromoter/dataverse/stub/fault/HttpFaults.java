package org.mailpromoter.dataverse.stub.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Faults of HTTP and of intermediaries between the client and Dataverse. */
public final class HttpFaults {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json; odata.metadata=minimal";

  private HttpFaults() {}

  /** Any answer at all. */
  public static Fault answer(int status, String type, String body) {
    return (exchange, regular) -> send(exchange, status, type, body);
  }

  /** A proxy's or a portal's page with status 200. */
  public static Fault loginPage() {
    return answer(
        200, HTML, "<!DOCTYPE html><html><body><form>Please sign in</form></body></html>");
  }

  /** A status with Retry-After, such as 429 or 503. */
  public static Fault retryAfter(int status, Duration wait) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.toSeconds()));
      send(exchange, status, HTML, "");
    };
  }

  /** Not logged in any more. */
  public static Fault unauthorized() {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer authorization_uri=\"stub\"");
      send(exchange, 401, HTML, "");
    };
  }

  /** Somewhere else. */
  public static Fault redirect(String url) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Location", url);
      send(exchange, 302, HTML, "");
    };
  }

  /** The regular answer, but late. */
  public static Fault slow(Duration delay) {
    return (exchange, regular) -> {
      pause(delay);
      regular.send();
    };
  }

  /** The regular answer, after which the server closes the connection. */
  public static Fault last() {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Connection", "close");
      regular.send();
    };
  }

  /** The connection is closed without an answer. */
  public static Fault dropped() {
    return (exchange, regular) -> exchange.close();
  }

  /** The regular answer, after something else was done, such as deleting what is asked for. */
  public static Fault before(Runnable what) {
    return (exchange, regular) -> {
      what.run();
      regular.send();
    };
  }

  /** The work is done, then something else, and the connection is closed without an answer. */
  public static Fault lost(Runnable what) {
    return (exchange, regular) -> {
      regular.bytes();
      what.run();
      exchange.close();
    };
  }

  /** The work is done, and another answer is sent than the regular one. */
  public static Fault doneBut(Fault answer) {
    return (exchange, regular) -> {
      regular.bytes();
      answer.answer(exchange, regular);
    };
  }

  /**
   * No answer at all, as long as the connection stays.
   *
   * @param taken is counted down when the request has come
   * @param until the end of the silence
   */
  public static Fault silent(CountDownLatch taken, CountDownLatch until) {
    return (exchange, regular) -> {
      taken.countDown();
      try {
        until.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  /** The first half of the answer, as a complete HTTP response. */
  public static Fault truncated() {
    return (exchange, regular) -> {
      byte[] bytes = regular.bytes();
      send(exchange, 200, JSON, Arrays.copyOf(bytes, bytes.length / 2));
    };
  }

  /** The regular answer to a batch, with other contents. One character is one byte. */
  public static Fault changed(UnaryOperator<String> change) {
    return (exchange, regular) -> {
      String body = new String(regular.bytes(), StandardCharsets.ISO_8859_1);
      String boundary = body.lines().findFirst().orElse("--").substring(2);
      send(
          exchange,
          200,
          "multipart/mixed; boundary=" + boundary,
          change.apply(body).getBytes(StandardCharsets.ISO_8859_1));
    };
  }

  /** JSON of at least this many bytes, which ends only when the client hangs up or has them all. */
  public static Fault huge(long bytes) {
    byte[] rows = "{\"a\":1},".repeat(8 << 10).getBytes(StandardCharsets.US_ASCII);
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", JSON);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("{\"value\":[".getBytes(StandardCharsets.US_ASCII));
      for (long sent = 0; sent < bytes; sent += rows.length) {
        exchange.getResponseBody().write(rows);
      }
      exchange.close();
    };
  }

  /** The first half of the answer, then the connection is closed. */
  public static Fault cut() {
    return (exchange, regular) -> {
      byte[] bytes = regular.bytes();
      exchange.getResponseHeaders().set("Content-Type", JSON);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
      exchange.getResponseBody().flush();
      throw new IOException("cut by a fault");
    };
  }

  private static void pause(Duration delay) {
    try {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
