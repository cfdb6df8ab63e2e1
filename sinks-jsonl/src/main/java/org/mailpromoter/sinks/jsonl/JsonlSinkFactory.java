package org.mailpromoter.sinks.jsonl;

import java.nio.file.Path;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Keys of the sink and how it uses them. */
final class JsonlSinkFactory implements ActivitySinkFactory {
  static final ConfigKey<Path> FILE =
      ConfigKey.path("file")
          .meaning("The file to append to; its folder must exist, and it grows forever")
          .mandatory();

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String description() {
    return "a file with one JSON object a line";
  }

  @Override
  public ConfigSpec keys() {
    return ConfigSpec.of(FILE);
  }

  @Override
  public boolean takesAlerts() {
    return true;
  }

  @Override
  public ActivitySink create(String section, Config config) {
    return new JsonlSink(config.get(FILE));
  }
}
