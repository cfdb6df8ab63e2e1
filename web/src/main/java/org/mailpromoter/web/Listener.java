package org.mailpromoter.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where requests arrive. */
public sealed interface Listener {
  /**
   * HTTP without encryption.
   *
   * @param address an address of the loopback interface, unless there are proxies; port 0 is any
   *     free one
   * @param proxies the only addresses from which connections are accepted, if there are any: those
   *     of proxies that encrypt
   */
  record Plain(InetSocketAddress address, Set<InetAddress> proxies) implements Listener {
    /** Copies the set. */
    public Plain {
      Objects.requireNonNull(address, "address");
      proxies = Set.copyOf(proxies);
    }
  }

  /**
   * HTTP over TLS 1.2 or later.
   *
   * @param address the address; port 0 is any free one
   * @param certificate a PEM file with the certificate and those that lead to its root
   * @param key a PEM file with the private key, PKCS #8 without passphrase
   */
  record Encrypted(InetSocketAddress address, Path certificate, Path key) implements Listener {
    /** Rejects nulls. */
    public Encrypted {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(certificate, "certificate");
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * A Unix domain socket. Its clients are known by their operating system users.
   *
   * @param file the socket; a stale one is replaced
   * @param group whether the group of the file may connect, too
   */
  record SocketFile(Path file, boolean group) implements Listener {
    /** Rejects null. */
    public SocketFile {
      Objects.requireNonNull(file, "file");
    }
  }

  /** HTTP on the loopback interface: 127.0.0.1, and ::1 where this machine has it. */
  static List<Listener> loopback(int port) {
    List<Listener> all = new ArrayList<>();
    for (byte[] each : new byte[][] {{127, 0, 0, 1}, ipv6Loopback()}) {
      try {
        InetAddress address = InetAddress.getByAddress(each);
        if (NetworkInterface.getByInetAddress(address) != null) {
          all.add(new Plain(new InetSocketAddress(address, port), Set.of()));
        }
      } catch (UnknownHostException | SocketException e) {
        // this machine has no such interface
      }
    }
    return List.copyOf(all);
  }

  private static byte[] ipv6Loopback() {
    byte[] address = new byte[16];
    address[15] = 1;
    return address;
  }
}
