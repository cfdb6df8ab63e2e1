package org.mailpromoter.connectors.exchange.ews;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;

/** Makes sources from a configuration, as the host does. */
final class Ews {
  private static final Location HERE = new Location(Path.of("test.yaml"), 1);

  private Ews() {}

  static MailboxSource source(Map<String, String> server, Map<String, String> mailbox) {
    return source(new EwsConnectorFactory(), server, mailbox);
  }

  static MailboxSource source(
      EwsConnectorFactory factory, Map<String, String> server, Map<String, String> mailbox) {
    return factory.source(
        "test", read(factory.serverKeys(), server), read(factory.mailboxKeys(), mailbox));
  }

  /** A profile for the stub with additional keys. */
  static Map<String, String> profile(ExchangeServerStub stub, Map<String, String> more) {
    Map<String, String> profile = new HashMap<>();
    profile.put("url", stub.url().toString());
    profile.put("security", "insecure-plain");
    profile.put("read-timeout", "20s");
    profile.putAll(more);
    return profile;
  }

  /** How a person logs in at the stub. */
  static Map<String, String> login(String user) {
    return Map.of("username", user, "password", "secret");
  }

  private static Config read(ConfigSpec spec, Map<String, String> values) {
    Map<String, RawValue> raw = new HashMap<>();
    values.forEach((key, value) -> raw.put(key, RawValue.of(value, HERE)));
    List<ConfigProblem> problems = new ArrayList<>();
    Config config = spec.read("test", HERE, raw, problems::add);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    return config;
  }
}
