package org.mailpromoter.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contract without a server, as unit tests of handlers call them. */
class DirectHandlerTest extends HandlerContract {
  @Override
  protected Reply call(String method, String target, List<Response.Header> headers, byte[] body)
      throws Exception {
    int query = target.indexOf('?');
    Request request =
        Request.of(
                Method.of(method).orElseThrow(),
                query < 0 ? target : target.substring(0, query),
                new Peer.Network("127.0.0.1", false),
                "1")
            .withBody(() -> new ByteArrayInputStream(body));
    if (query >= 0) {
      request = request.withQuery(Forms.parse(target.substring(query + 1)));
    }
    Map<String, String> cookies = new HashMap<>();
    for (Response.Header each : headers) {
      request = request.withHeader(each.name(), each.value());
      if (each.name().equals("Cookie")) {
        for (String cookie : each.value().toLowerCase(Locale.ROOT).split("; ")) {
          cookies.put(cookie.split("=")[0], cookie.split("=")[1]);
        }
      }
    }
    return reply(request.withCookies(cookies));
  }

  private static Reply reply(Request request) throws Exception {
    Response response;
    try {
      response = handler().handle(request);
    } catch (IllegalStateException e) {
      response = Response.of(500); // that is the server's part
    }
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    response.writeTo(sent);
    return new Reply(response.status(), response.headers(), sent.toByteArray());
  }
}
