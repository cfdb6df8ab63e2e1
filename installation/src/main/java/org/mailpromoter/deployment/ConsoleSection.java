package org.mailpromoter.deployment;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Reads the section {@code console}. */
final class ConsoleSection {
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):([0-9]{1,5})");

  static final ConfigKey<List<String>> LISTEN =
      ConfigKey.texts("listen")
          .meaning(
              "Addresses with ports at which the service shows the console and answers the API;"
                  + " an empty list switches both off")
          .defaultsTo(List.of("127.0.0.1:8025", "[::1]:8025"));
  static final ConfigKey<List<String>> HOSTS =
      ConfigKey.texts("hosts")
          .meaning("Names under which browsers reach the console, such as crm.example.com")
          .defaultsTo(List.of());
  static final ConfigKey<Path> CERTIFICATE =
      ConfigKey.path("tls-certificate").meaning("PEM file with the certificate of the console");
  static final ConfigKey<Path> KEY =
      ConfigKey.path("tls-key").meaning("PEM file with the private key of the certificate");
  static final ConfigKey<Path> SOCKET =
      ConfigKey.path("socket")
          .meaning(
              "Socket file through which commands reach the service; by default it is beside the"
                  + " database");
  static final ConfigKey<List<String>> METRICS =
      ConfigKey.texts("metrics-listen")
          .meaning("Addresses with ports at which Prometheus reads metrics without a login")
          .defaultsTo(List.of());
  static final ConfigKey<Disclosure> REVEAL =
      ConfigKey.choice("reveal", Disclosure.class)
          .meaning(
              "Whether administrators see subjects, recipients and headers of mail of others: never,"
                  + " message by message with a reason, or always")
          .defaultsTo(Disclosure.WITH_REASON);
  static final ConfigKey<Boolean> ACCESS_LOG =
      ConfigKey.flag("access-log").meaning("Whether each request is logged").defaultsTo(false);
  static final ConfigSpec KEYS =
      ConfigSpec.of(LISTEN, HOSTS, CERTIFICATE, KEY, SOCKET, METRICS, ACCESS_LOG, REVEAL)
          .and(ProxySection.KEYS)
          .and(OpenIdSection.KEYS);

  private final Section section;

  private ConsoleSection(Section section) {
    this.section = section;
  }

  static ConsoleDeployment read(Section section) {
    return new ConsoleSection(section).read(section.read(KEYS));
  }

  private ConsoleDeployment read(Config config) {
    List<InetSocketAddress> listen = addresses(LISTEN, config);
    ProxyDeployment proxies = new ProxySection(section).read(config);
    ConsoleDeployment.TlsFiles tls = tls(config);
    if (tls == null && proxies.addresses().isEmpty()) {
      listen.stream().filter(each -> !isLoopback(each)).forEach(this::refuseOpen);
    }
    return new ConsoleDeployment(
        listen,
        config.get(HOSTS),
        proxies,
        tls,
        config.find(SOCKET).orElse(null),
        addresses(METRICS, config),
        config.get(ACCESS_LOG),
        config.get(REVEAL),
        OpenIdSection.read(section, config).orElse(null),
        section.names().stream().collect(Collectors.toMap(each -> each, section::placeOf)));
  }

  private static boolean isLoopback(InetSocketAddress address) {
    return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
  }

  private void refuseOpen(InetSocketAddress address) {
    section.problem(
        LISTEN.name(),
        "others can reach "
            + address.getHostString()
            + " and read along; give tls-certificate and tls-key, name the proxy that encrypts"
            + " under proxies, or listen on 127.0.0.1");
  }

  private ConsoleDeployment.@Nullable TlsFiles tls(Config config) {
    Optional<Path> certificate = config.find(CERTIFICATE);
    Optional<Path> key = config.find(KEY);
    if (certificate.isPresent() != key.isPresent()) {
      section.problem(
          certificate.isPresent() ? CERTIFICATE.name() : KEY.name(),
          "tls-certificate and tls-key belong together; one of them is missing");
    }
    return certificate.isPresent() && key.isPresent()
        ? new ConsoleDeployment.TlsFiles(certificate.get(), key.get())
        : null;
  }

  private List<InetSocketAddress> addresses(ConfigKey<List<String>> key, Config config) {
    List<InetSocketAddress> all = new ArrayList<>();
    config.get(key).forEach(text -> address(key, text).ifPresent(all::add));
    return all;
  }

  private Optional<InetSocketAddress> address(ConfigKey<?> key, String text) {
    Matcher parts = ADDRESS.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > LARGEST_PORT) {
      section.problem(
          key.name(), "'" + text + "' is no address with a port, such as 127.0.0.1:8025");
      return Optional.empty();
    }
    int port = Integer.parseInt(parts.group(2));
    InetSocketAddress address = new InetSocketAddress(parts.group(1), port);
    if (address.isUnresolved()) {
      section.problem(key.name(), "the host " + parts.group(1) + " is unknown");
      return Optional.empty();
    }
    return Optional.of(address);
  }
}
