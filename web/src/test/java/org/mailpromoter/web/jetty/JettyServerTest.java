package org.mailpromoter.web.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.web.Handler;
import org.mailpromoter.web.Limits;
import org.mailpromoter.web.ListenException;
import org.mailpromoter.web.Listener;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Site;
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

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Listener listener =
          new Listener.Plain((InetSocketAddress) other.getLocalSocketAddress(), Set.of());
      assertThatThrownBy(
              () ->
                  JettyServer.start(WebSettings.of(List.of(listener), request -> Response.of(200))))
          .isInstanceOf(ListenException.class)
          .hasMessage("Another program listens at 127.0.0.1:" + other.getLocalPort() + ".");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() throws Exception {
    InetAddress documentation = InetAddress.getByName("192.0.2.1");
    Listener listener =
        new Listener.Plain(new InetSocketAddress(documentation, 0), Set.of(documentation));
    assertThatThrownBy(
            () -> JettyServer.start(WebSettings.of(List.of(listener), request -> Response.of(200))))
        .isInstanceOf(ListenException.class)
        .hasMessage("This machine has no address 192.0.2.1.");
  }

  /** Connections of a proxy on this machine are admitted, too. */
  @Test
  void onlyProxiesMayConnectWhereOthersCould() throws Exception {
    InetAddress documentation = InetAddress.getByName("192.0.2.1");
    Listener listener =
        new Listener.Plain(new InetSocketAddress("0.0.0.0", 0), Set.of(documentation));
    try (WebServer server =
        JettyServer.start(WebSettings.of(List.of(listener), request -> Response.of(200)))) {
      int port = server.addresses().get(0).getPort();
      for (InetAddress own : addressesOfThisMachine()) {
        try (Wire wire = Wire.to(URI.create("http://" + own.getHostAddress() + ":" + port))) {
          assertThat(wire.request("GET /").answer().status())
              .isEqualTo(own.isLoopbackAddress() ? 200 : 403);
        }
      }
    }
  }

  private static List<InetAddress> addressesOfThisMachine() throws Exception {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .toList();
  }

  @Test
  void eachListenerHasItsHandler() throws Exception {
    List<Site> sites =
        List.of(
            new Site(Servers.anyPort(), request -> Response.of(200)),
            new Site(Servers.anyPort(), request -> Response.of(204)));
    try (WebServer server =
            JettyServer.start(new WebSettings(sites, Limits.usual(), answered -> {}));
        Wire one = Wire.to(server.addresses().get(0));
        Wire other = Wire.to(server.addresses().get(1))) {
      assertThat(one.request("GET /").answer().status()).isEqualTo(200);
      assertThat(other.request("GET /").answer().status()).isEqualTo(204);
    }
  }

  /** The addresses of proxies in a configuration are compared with it. */
  @Test
  void peersHaveTheAddressesThatJavaWrites() throws Exception {
    for (String each : List.of("127.0.0.1", "::1")) {
      InetAddress address = InetAddress.getByName(each);
      Listener listener = new Listener.Plain(new InetSocketAddress(address, 0), Set.of());
      Handler answering =
          request -> Response.of(200).text("text/plain", ((Peer.Network) request.peer()).address());
      try (WebServer server = JettyServer.start(WebSettings.of(List.of(listener), answering));
          Wire wire = Wire.to(server.addresses().get(0))) {
        assertThat(wire.request("GET /").answer().text()).isEqualTo(address.getHostAddress());
      }
    }
  }

  @Test
  void addressesOfIpVersion6HaveBrackets() {
    assertThat(Door.text(new InetSocketAddress("::1", 80))).isEqualTo("[::1]:80");
  }
}
