package org.mailpromoter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a handler may rely on, with a server and without one. */
public abstract class HandlerContract {
  private static final int LARGE = 2_000_000;
  private static final String SECRET = "a secret of the handler";

  /** An answer. */
  public record Reply(int status, List<Response.Header> headers, byte[] body) {
    Optional<String> header(String name) {
      return headers.stream()
          .filter(each -> each.name().equalsIgnoreCase(name))
          .map(Response.Header::value)
          .findFirst();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Sends a request to the handler of {@link #handler}. */
  protected abstract Reply call(
      String method, String target, List<Response.Header> headers, byte[] body) throws Exception;

  private Reply get(String target) throws Exception {
    return call("GET", target, List.of(), new byte[0]);
  }

  /** Answers requests of the tests. */
  protected static Handler handler() {
    Routes<Handler> routes =
        new Routes<>(
            List.of(
                new Route<>(Method.GET, Template.of("/things/{name}"), HandlerContract::thing),
                new Route<>(Method.POST, Template.of("/echo"), HandlerContract::echo),
                new Route<>(Method.POST, Template.of("/upload"), HandlerContract::count, LARGE),
                new Route<>(Method.POST, Template.of("/form"), HandlerContract::form),
                new Route<>(Method.GET, Template.of("/stream"), HandlerContract::stream),
                new Route<>(Method.DELETE, Template.of("/things/{name}"), any -> Response.of(204)),
                new Route<>(
                    Method.GET,
                    Template.of("/failure"),
                    any -> {
                      throw new IllegalStateException(SECRET);
                    })));
    return request -> answer(routes, request);
  }

  private static Response answer(Routes<Handler> routes, Request request) {
    Routes.Found<Handler> found = routes.find(request);
    if (found instanceof Routes.Found.One<Handler> one) {
      return one.route()
          .target()
          .handle(one.request())
          .note(one.route().template().toString(), "somebody");
    } else if (found instanceof Routes.Found.OtherMethods<Handler> others) {
      return Response.of(405)
          .header(
              "Allow",
              others.allowed().stream().map(Enum::name).sorted().collect(Collectors.joining(", ")));
    }
    return Response.of(404).text("text/plain", "nothing");
  }

  private static Response thing(Request request) {
    return Response.of(200)
        .text(
            "text/plain",
            request.parameter("name")
                + "|"
                + request.query().all("q")
                + "|"
                + request.header("X-Word").orElse("-")
                + "|"
                + request.cookie("c").orElse("-"))
        .header("Set-Cookie", "a=1; HttpOnly")
        .header("Set-Cookie", "b=2; HttpOnly");
  }

  private static Response echo(Request request) {
    try (InputStream body = request.body()) {
      return Response.of(200).bytes("application/octet-stream", body.readAllBytes());
    } catch (TooLargeException e) {
      return Response.of(413).text("text/plain", "more than " + e.most());
    } catch (IOException e) {
      return Response.of(400).text("text/plain", e.toString());
    }
  }

  private static Response count(Request request) {
    Response echoed = echo(request);
    return echoed.status() == 200
        ? Response.of(200).text("text/plain", String.valueOf(echoed.length()))
        : echoed;
  }

  private static Response form(Request request) {
    try {
      return Response.of(200).text("text/plain", request.form().all("a").toString());
    } catch (IOException e) {
      return Response.of(400).text("text/plain", String.valueOf(e.getMessage()));
    }
  }

  private static Response stream(Request request) {
    return Response.of(200).stream(
        "text/csv",
        out -> {
          for (int i = 0; i < 100_000; i++) {
            out.write((i + "\n").getBytes(StandardCharsets.US_ASCII));
          }
        });
  }

  @Test
  void parametersOfThePathAreDecoded() throws Exception {
    assertThat(get("/things/M%C3%BCller+Co").text()).startsWith("Müller+Co|");
  }

  @Test
  void queriesAreDecodedAndKeepTheirOrder() throws Exception {
    assertThat(get("/things/a?q=x%20y&q=z+z&other=1").text()).contains("|[x y, z z]|");
  }

  @Test
  void headersAreFoundInAnyCaseAndCookiesByName() throws Exception {
    List<Response.Header> headers =
        List.of(
            new Response.Header("x-wOrD", "word"),
            new Response.Header("Cookie", "other=\"1; c=the value"));
    assertThat(call("GET", "/things/a", headers, new byte[0]).text()).endsWith("|word|the value");
  }

  @Test
  void headersOfOneNameAreAllSent() throws Exception {
    assertThat(get("/things/a").headers().stream().map(Response.Header::value))
        .contains("a=1; HttpOnly", "b=2; HttpOnly");
  }

  @Test
  void bodiesArriveAsTheyWereSent() throws Exception {
    byte[] body = new byte[100_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    assertThat(call("POST", "/echo", List.of(), body).body()).isEqualTo(body);
  }

  @Test
  void aRouteBoundsTheBodiesOfItsRequests() throws Exception {
    byte[] form = new byte[Forms.MOST_BYTES + 1];
    assertThat(call("POST", "/echo", List.of(), form).status()).isEqualTo(413);
    assertThat(call("POST", "/upload", List.of(), form).text()).isEqualTo("" + form.length);
    assertThat(call("POST", "/upload", List.of(), new byte[LARGE + 1]).status()).isEqualTo(413);
  }

  @Test
  void formsAreRead() throws Exception {
    List<Response.Header> type =
        List.of(new Response.Header("Content-Type", "application/x-www-form-urlencoded"));
    byte[] body = "a=1+1&a=%26&b=".getBytes(StandardCharsets.US_ASCII);
    assertThat(call("POST", "/form", type, body).text()).isEqualTo("[1 1, &]");
    assertThat(call("POST", "/form", List.of(), body).status()).isEqualTo(400);
  }

  @Test
  void contentsOfUnknownLengthArriveWhole() throws Exception {
    String lines = get("/stream").text();
    assertThat(lines).endsWith("99998\n99999\n");
    assertThat(lines.lines().count()).isEqualTo(100_000);
  }

  @Test
  void emptyAnswersHaveNoContent() throws Exception {
    Reply reply = call("DELETE", "/things/a", List.of(), new byte[0]);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void otherMethodsOfAPathAreNamed() throws Exception {
    Reply reply = call("PUT", "/things/a", List.of(), new byte[0]);
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).hasValue("DELETE, GET");
  }

  @Test
  void nobodySeesWhyAHandlerFailed() throws Exception {
    Reply reply = get("/failure");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text()).doesNotContain(SECRET).doesNotContain("Exception");
  }

  /** A body of one repeated letter. */
  protected static byte[] letters(int count) {
    byte[] body = new byte[count];
    Arrays.fill(body, (byte) 'x');
    return body;
  }
}
