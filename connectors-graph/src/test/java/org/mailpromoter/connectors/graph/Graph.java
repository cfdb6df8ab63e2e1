package org.mailpromoter.connectors.graph;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.http.Pause;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigProblem;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;
import org.mailpromoter.spi.probe.Probe;

/** Makes sources from a configuration, as the host does. */
final class Graph {
  private static final Location HERE = new Location(Path.of("test.yaml"), 1);

  private Graph() {}

  /** The mailbox of anna on the stub. */
  static MailboxSource source(GraphServerStub stub, Map<String, String> more) {
    return source(hasty(), profile(stub, more), Map.of("mailbox", "anna@stub.example"));
  }

  static MailboxSource source(
      GraphConnectorFactory factory, Map<String, String> server, Map<String, String> mailbox) {
    return factory.source(
        "test", read(factory.serverKeys(), server), read(factory.mailboxKeys(), mailbox));
  }

  /** Probes the mailbox of anna on the stub. */
  static Probe probe(GraphServerStub stub, Map<String, String> more) {
    GraphConnectorFactory factory = hasty();
    return factory
        .probe(
            "test",
            read(factory.serverKeys(), profile(stub, more)),
            read(factory.mailboxKeys(), Map.of("mailbox", "anna@stub.example")))
        .orElseThrow();
  }

  /** A profile for the stub with additional keys. */
  static Map<String, String> profile(GraphServerStub stub, Map<String, String> more) {
    stub.client("app", "secret of the app");
    Map<String, String> profile = new HashMap<>();
    profile.put("url", stub.url().toString());
    profile.put("token-url", stub.tokenUrl().toString());
    profile.put("security", "insecure-plain");
    profile.put("client-id", "app");
    profile.put("client-secret", "secret of the app");
    profile.put("read-timeout", "20s");
    profile.putAll(more);
    return profile;
  }

  /** Real time, except that nobody waits for long. */
  static GraphConnectorFactory hasty() {
    return new GraphConnectorFactory(Clock.systemUTC(), new Random(1), Hasty::new);
  }

  /** A clock that a test moves. */
  static GraphConnectorFactory at(FakeTime time) {
    return new GraphConnectorFactory(time, new Random(1), () -> time);
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

  /** Waits a moment at most, and not at all once it is closed. */
  private static final class Hasty implements Pause {
    private static final long LONGEST = 20;

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void hold(Duration time) throws InterruptedException {
      closed.await(Math.min(LONGEST, time.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
