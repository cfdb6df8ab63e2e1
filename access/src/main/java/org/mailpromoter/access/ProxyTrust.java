package org.mailpromoter.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;

/**
 * Whose word is taken for who sent a request: reverse proxies that log people in.
 *
 * @param header names the account, for example {@code X-Forwarded-User}
 * @param users the operating system users as which proxies open our socket file
 * @param addresses the IP addresses of proxies
 */
public record ProxyTrust(String header, Set<String> users, Set<String> addresses) {
  private static final String CLIENTS = "x-forwarded-for";
  private static final int NETWORK_BYTES = 8;

  /** Copies the sets. */
  public ProxyTrust {
    Objects.requireNonNull(header, "header");
    users = Set.copyOf(users);
    addresses = Set.copyOf(addresses);
  }

  /** Nobody's word. */
  public static ProxyTrust none() {
    return new ProxyTrust("", Set.of(), Set.of());
  }

  /** Whether a request was passed on by one of them. */
  boolean isFromProxy(Request request) {
    return request.peer() instanceof Peer.Local local
        ? users.contains(local.user())
        : addresses.contains(((Peer.Network) request.peer()).address());
  }

  /** The account that a proxy names; a header of others is no such word. */
  Optional<String> account(Request request) {
    return header.isEmpty() || !isFromProxy(request) ? Optional.empty() : request.header(header);
  }

  /** Whether somebody else sends the header. */
  boolean isPretended(Request request) {
    return !header.isEmpty() && !isFromProxy(request) && request.header(header).isPresent();
  }

  /** The address or operating system user that a request comes from, also behind a proxy. */
  String client(Request request) {
    Optional<String> passed =
        isFromProxy(request) ? request.header(CLIENTS).map(ProxyTrust::last) : Optional.empty();
    return passed.orElseGet(
        () ->
            request.peer() instanceof Peer.Local local
                ? "unix:" + local.user()
                : ((Peer.Network) request.peer()).address());
  }

  /** Whom limits count: all addresses of an IPv6 network of 64 bits, which one person has. */
  String counted(Request request) {
    String client = client(request);
    try {
      return client.startsWith("unix:") || client.indexOf(':') < 0 ? client : network(client);
    } catch (UnknownHostException | IndexOutOfBoundsException e) {
      return client; // no address
    }
  }

  /** A text in brackets is read as an address, and never looked up as a name. */
  private static String network(String address) throws UnknownHostException {
    String bracketed = address.startsWith("[") ? address : "[" + address + "]";
    byte[] bytes = InetAddress.getByName(bracketed).getAddress();
    return HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
  }

  /** Each proxy appends whom it heard, so only the last is the word of ours. */
  private static String last(String list) {
    return list.substring(list.lastIndexOf(',') + 1).strip();
  }
}
