package org.mailpromoter.connectors.imap;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;

/** Makes sources from a configuration, as the host does. */
final class Imap {
  private static final Location HERE = new Location(Path.of("test.yaml"), 1);

  private Imap() {}

  /** Nobody waits for a person: in tests they enter the code while they are told. */
  static MailboxSource source(Map<String, String> server, Map<String, String> mailbox) {
    ImapConnectorFactory factory = new ImapConnectorFactory(Clock.systemUTC(), () -> time -> {});
    return factory.source(
        "test", read(factory.serverKeys(), server), read(factory.mailboxKeys(), mailbox));
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
