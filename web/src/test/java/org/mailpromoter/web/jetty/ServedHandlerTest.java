package org.mailpromoter.web.jetty;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.mailpromoter.web.HandlerContract;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.WebServer;

/** The contract over a socket. */
class ServedHandlerTest extends HandlerContract {
  private static WebServer server;

  @BeforeAll
  static void start() throws Exception {
    server = Servers.start(handler());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Reply call(String method, String target, List<Response.Header> headers, byte[] body)
      throws Exception {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: here\r\n");
    headers.forEach(each -> head.append(each.name() + ": " + each.value() + "\r\n"));
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    try (Wire wire = Wire.to(server.addresses().get(0))) {
      wire.send(head + "\r\n");
      wire.trySend(body);
      Wire.Answer answer = wire.answer();
      List<Response.Header> sent =
          answer.headers().stream()
              .map(each -> each.split(": ", 2))
              .map(each -> new Response.Header(each[0], each[1]))
              .toList();
      return new Reply(answer.status(), sent, answer.body());
    }
  }
}
