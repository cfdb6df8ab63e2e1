package org.mailpromoter.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldPortsTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void heldPortsAreDifferentAndNobodyElseGetsThem() throws IOException {
    try (HeldPorts held = new HeldPorts()) {
      Set<Integer> ports = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        assertThat(ports.add(held.next())).isTrue();
      }
      for (int i = 0; i < 200; i++) {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
          assertThat(ports).doesNotContain(other.getLocalPort());
        }
      }
    }
  }

  @Test
  void aServerMayListenOnAHeldPortAsOftenAsItIsStarted() throws IOException {
    try (HeldPorts held = new HeldPorts()) {
      int port = held.next();
      for (int start = 0; start < 2; start++) {
        try (ServerSocket server = new ServerSocket(port, 1, LOOPBACK);
            Socket client = new Socket(LOOPBACK, port);
            Socket accepted = server.accept()) {
          assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
        }
      }
      assertThatThrownBy(() -> new Socket(LOOPBACK, port)).isInstanceOf(ConnectException.class);
    }
  }
}
