package org.mailpromoter.deployment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** The keys of the section {@code console} about reverse proxies. */
final class ProxySection {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

  /** Headers that mean something else to us, or to proxies. */
  private static final Set<String> TAKEN =
      Set.of(
          "authorization",
          "cookie",
          "forwarded",
          "host",
          "origin",
          "referer",
          "via",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-form-token");

  static final ConfigKey<List<String>> ADDRESSES =
      ConfigKey.texts("proxies")
          .meaning("IP addresses of reverse proxies that encrypt connections to the console")
          .defaultsTo(List.of());
  static final ConfigKey<List<String>> USERS =
      ConfigKey.texts("proxy-users")
          .meaning("Operating system users as which reverse proxies open the socket file")
          .defaultsTo(List.of());
  static final ConfigKey<String> NAMES =
      ConfigKey.text("proxy-header")
          .meaning(
              "Header in which reverse proxies name the account of whoever is logged in, such as"
                  + " X-Forwarded-User");
  static final ConfigSpec KEYS = ConfigSpec.of(ADDRESSES, USERS, NAMES);

  private final Section section;

  ProxySection(Section section) {
    this.section = section;
  }

  ProxyDeployment read(Config config) {
    List<String> addresses = config.get(ADDRESSES);
    List<String> users = config.get(USERS);
    Optional<String> header = config.find(NAMES);
    users.forEach(this::checkUser);
    header.ifPresent(each -> checkHeader(each, addresses, users));
    return new ProxyDeployment(addresses, users, header.orElse(""));
  }

  private void checkUser(String user) {
    if (user.equals("root") || user.equals(System.getProperty("user.name", ""))) {
      section.problem(
          USERS.name(),
          user
              + " gives commands through the socket file and is no proxy; run the proxy as a user"
              + " of its own");
    }
  }

  private void checkHeader(String header, List<String> addresses, List<String> users) {
    if (!HEADER.matcher(header).matches() || TAKEN.contains(header.toLowerCase(Locale.ROOT))) {
      section.problem(
          NAMES.name(),
          "'"
              + header
              + "' cannot name accounts; take a header of its own, such as X-Forwarded-User");
    }
    if (addresses.isEmpty() && users.isEmpty()) {
      section.problem(
          NAMES.name(),
          "no proxy is trusted to send it; list its address under proxies, or the operating system"
              + " user as which it opens the socket file under proxy-users");
    }
    addresses.stream().filter(ProxySection::isLoopback).forEach(this::refuseLoopback);
  }

  private void refuseLoopback(String address) {
    section.problem(
        NAMES.name(),
        "every user of this machine can connect from "
            + address
            + " and name any account; let the proxy open the socket file, and list its operating"
            + " system user under proxy-users");
  }

  private static boolean isLoopback(String address) {
    try {
      return ADDRESS.matcher(address).matches()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
