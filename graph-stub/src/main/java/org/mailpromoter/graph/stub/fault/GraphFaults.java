package org.mailpromoter.graph.stub.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Faults of the service and of what stands between it and a client.
 *
 * @since 0.1
 */
public final class GraphFaults {
  private static final String JSON = "application/json";
  private static final Pattern PAGE_SIZE =
      Pattern.compile("(?:\\$top|odata\\.maxpagesize)=(\\d{1,9})");

  private GraphFaults() {}

  /** Any answer at all. */
  public static Fault answer(int status, String type, String body) {
    return (exchange, regular) ->
        send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** An error of Graph. */
  public static Fault refused(Refusal refusal) {
    return (exchange, regular) -> regular.refuse(refusal);
  }

  /** 504 for pages of more than so many rows, as $top or the Prefer header asks for them. */
  public static Fault heavyAbove(int rows) {
    return (exchange, regular) -> {
      String asked =
          exchange.getRequestURI().getQuery() + " " + exchange.getRequestHeaders().get("Prefer");
      boolean heavy =
          PAGE_SIZE
              .matcher(asked)
              .results()
              .anyMatch(each -> Integer.parseInt(each.group(1)) > rows);
      if (heavy) {
        regular.refuse(Refusal.gatewayTimeout());
      } else {
        regular.send();
      }
    };
  }

  /** A link of a delta query that is not good any more. */
  public static Fault expired(DeltaExpiry how) {
    return (exchange, regular) -> {
      Refusal refusal = how.refusal();
      String restart = exchange.getRequestURI().getPath();
      regular.refuse(how == DeltaExpiry.GONE ? refusal.with("Location", restart) : refusal);
    };
  }

  /** A proxy's or a portal's page with status 200. */
  public static Fault loginPage() {
    return answer(
        200,
        "text/html; charset=utf-8",
        "<!DOCTYPE html><html><body><form>Please sign in</form></body></html>");
  }

  /** Somewhere else. */
  public static Fault redirect(String url) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Location", url);
      send(exchange, 302, JSON, new byte[0]);
    };
  }

  /** The regular answer, but late. */
  public static Fault slow(Duration delay) {
    return (exchange, regular) -> {
      pause(delay);
      regular.send();
    };
  }

  /** The head of the regular answer at once, and its body late. */
  public static Fault lateBody(Duration delay) {
    return (exchange, regular) -> {
      byte[] bytes = regular.bytes();
      exchange.getResponseHeaders().set("Content-Type", JSON);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().flush();
      pause(delay);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  /** The regular answer, after something else was done, such as deleting what it lists. */
  public static Fault before(Runnable what) {
    return (exchange, regular) -> {
      what.run();
      regular.send();
    };
  }

  /** The work is done, then something else, and then the answer is sent. */
  public static Fault afterwards(Runnable what) {
    return (exchange, regular) -> {
      byte[] bytes = regular.bytes();
      what.run();
      send(exchange, 200, JSON, bytes);
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
    return begun(200);
  }

  /** A status and the beginning of a body, then the connection is closed. */
  public static Fault begun(int status) {
    return (exchange, regular) -> {
      exchange.sendResponseHeaders(status, 0);
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
      throw new IOException("cut by a fault");
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

  /** The first half of the answer, as a complete HTTP response. */
  public static Fault truncated() {
    return (exchange, regular) -> {
      byte[] bytes = regular.bytes();
      send(exchange, 200, JSON, Arrays.copyOf(bytes, bytes.length / 2));
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

  /** An answer sent slowly, byte by byte, for as long as the client waits. */
  public static Fault drip(Duration pause) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", JSON);
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

  static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
