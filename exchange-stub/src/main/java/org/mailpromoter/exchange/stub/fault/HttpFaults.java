package org.mailpromoter.exchange.stub.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Faults of HTTP and of intermediaries between the client and Exchange.
 *
 * @since 0.1
 */
public final class HttpFaults {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String XML = "text/xml; charset=utf-8";

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
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"stub\"");
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

  /** What Exchange Online answers where Exchange Web Services are blocked: a bare 403. */
  public static Fault exchangeOnlineRefusal() {
    return answer(403, HTML, "");
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

  /** The work is done, then something else, and then the answer goes wrong. */
  public static Fault carriedOut(Runnable then, Fault answer) {
    return (exchange, regular) -> {
      regular.bytes();
      then.run();
      answer.answer(exchange, regular);
    };
  }

  /** No answer, as long as the server runs. */
  public static Fault silent() {
    return (exchange, regular) -> {
      while (!Thread.currentThread().isInterrupted()) {
        pause(Duration.ofMinutes(1));
      }
    };
  }

  /** The beginning of an answer, then the connection is closed. */
  public static Fault begun() {
    return (exchange, regular) -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
      throw new IOException("cut by a fault");
    };
  }

  /** The regular answer, after something else; the connection is closed before its end is told. */
  public static Fault endless(Runnable then) {
    return (exchange, regular) -> {
      byte[] bytes = regular.bytes();
      then.run();
      exchange.getResponseHeaders().set("Content-Type", XML);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
      throw new IOException("cut by a fault");
    };
  }

  /** The connection is closed without an answer. */
  public static Fault dropped() {
    return (exchange, regular) -> exchange.close();
  }

  /** The first half of the answer, as a complete HTTP response. */
  public static Fault truncated() {
    return (exchange, regular) -> {
      byte[] bytes = regular.bytes();
      send(exchange, 200, XML, Arrays.copyOf(bytes, bytes.length / 2));
    };
  }

  /** The first half of the answer, then the connection is closed. */
  public static Fault cut() {
    return (exchange, regular) -> {
      byte[] bytes = regular.bytes();
      exchange.getResponseHeaders().set("Content-Type", XML);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
      exchange.getResponseBody().flush();
      throw new IOException("cut by a fault");
    };
  }

  /** An answer sent slowly, byte by byte, for as long as the client waits. */
  public static Fault drip(Duration pause) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", XML);
      exchange.sendResponseHeaders(200, 0);
      while (!Thread.currentThread().isInterrupted()) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        pause(pause);
      }
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
