package org.mailpromoter.dataverse.directory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;

/** A section of a configuration file, as a test changes it. */
final class Configured {
  private static final Location AT = new Location(Path.of("/nowhere/mailpromoter.yaml"), 1);

  private final Map<String, RawValue> values = new LinkedHashMap<>();
  private final List<Duration> pauses = new ArrayList<>();

  static Configured over(DataverseServerStub stub) {
    String root = stub.url().toString();
    return new Configured()
        .with("url", root.substring(0, root.indexOf("/api/")))
        .with("insecure-plain", "yes")
        .with("token-url", stub.tokenUrl().toString())
        .with("client-id", "app")
        .with("client-secret", "secret")
        .with("read-timeout", "5s");
  }

  Configured with(String key, String... texts) {
    values.put(key, new RawValue(Arrays.asList(texts), texts.length > 1, AT));
    return this;
  }

  /** The pauses that were made, without waiting. */
  List<Duration> pauses() {
    return pauses;
  }

  Config config() {
    return new DataverseDirectoryFactory()
        .keys()
        .read(
            "directories.crm",
            AT,
            values,
            problem -> {
              throw new IllegalArgumentException(problem.toString());
            });
  }

  DataverseDirectory directory() {
    return directory(Clock.systemUTC());
  }

  DataverseDirectory directory(Clock clock) {
    return DataverseDirectoryFactory.create("crm", config(), clock, pauses::add);
  }
}
