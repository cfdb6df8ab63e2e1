package com.example.mailpromoter.textfile;

import java.nio.file.Path;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Makes sinks of the kind text-file. */
public final class TextFileSinkFactory implements ActivitySinkFactory {
  static final ConfigKey<Path> FILE =
      ConfigKey.path("file").meaning("The file to append to; its folder must exist").mandatory();

  @Override
  public String name() {
    return "text-file";
  }

  @Override
  public String description() {
    return "a line per event in a text file";
  }

  @Override
  public ConfigSpec keys() {
    return ConfigSpec.of(FILE);
  }

  @Override
  public ActivitySink create(String section, Config config) {
    return new TextFileSink(config.get(FILE));
  }
}
