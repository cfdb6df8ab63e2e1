package org.mailpromoter.web.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.WebServer;
import org.mailpromoter.web.WebSettings;

class JettyServerTest {
  @Test
  void answersAtTheAddressItSays() throws Exception {
    Listener listener =
        new Listener.Plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Set.of());
    try (WebServer server =
        JettyServer.start(
            WebSettings.of(
                List.of(listener),
                request -> Response.of(200).text("text/plain", request.path())))) {
      try (Wire wire = Wire.to(server.addresses().get(0))) {
        Wire.Answer answer = wire.request("GET /a/b?c=d").answer();
        assertThat(answer.text()).isEqualTo("/a/b");
      }
    }
  }
}
