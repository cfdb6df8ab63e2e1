package org.mailpromoter.web;

import java.util.Objects;

/** Where a request comes from. */
public sealed interface Peer {
  /**
   * A program elsewhere, or on this machine over the loopback interface.
   *
   * @param address its IP address as text
   * @param secure whether the connection is encrypted
   */
  record Network(String address, boolean secure) implements Peer {
    /** Rejects null. */
    public Network {
      Objects.requireNonNull(address, "address");
    }
  }

  /**
   * A program on this machine that may open our socket file.
   *
   * @param user its operating system user, as the kernel says
   */
  record Local(String user) implements Peer {
    /** Rejects null. */
    public Local {
      Objects.requireNonNull(user, "user");
    }
  }
}
