package org.mailpromoter.dataverse.sink;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;

/** A section of a configuration file, as a test changes it. */
final class Configured {
  static final String SECRET = "s3cret-of-the-app";

  private static final Location AT = new Location(Path.of("/nowhere/mailpromoter.yaml"), 1);

  private final Map<String, RawValue> values = new LinkedHashMap<>();

  static Configured over(DataverseServerStub stub) {
    stub.client("sink", SECRET);
    String root = stub.url().toString();
    return new Configured()
        .with("url", root.substring(0, root.indexOf("/api/")))
        .with("insecure-plain", "yes")
        .with("token-url", stub.tokenUrl().toString())
        .with("client-id", "sink")
        .with("client-secret", SECRET)
        .with("read-timeout", "10s");
  }

  Configured with(String key, String... texts) {
    values.put(key, new RawValue(Arrays.asList(texts), texts.length > 1, AT));
    return this;
  }

  Config config() {
    return new DataverseSinkFactory()
        .keys()
        .read(
            "sinks.crm",
            AT,
            values,
            problem -> {
              throw new IllegalArgumentException(problem.toString());
            });
  }

  ActivitySink sink() {
    return sink(Clock.systemUTC());
  }

  ActivitySink sink(Clock clock) {
    return DataverseSinkFactory.create(config(), clock);
  }
}
