package com.example.mailpromoter.properties;

import java.nio.file.Path;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Makes directories of the kind properties. */
public final class PropertiesDirectoryFactory implements RecordDirectoryFactory {
  static final ConfigKey<Path> FILE =
      ConfigKey.path("file").meaning("The properties file with the records").mandatory();

  @Override
  public String name() {
    return "properties";
  }

  @Override
  public String description() {
    return "records in a properties file";
  }

  @Override
  public ConfigSpec keys() {
    return ConfigSpec.of(FILE);
  }

  @Override
  public RecordDirectory create(String section, Config config) {
    return new PropertiesDirectory(config.get(FILE));
  }
}
