package org.mailpromoter.directories.file;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Keys of a directory in files and how it uses them. */
final class FileDirectoryFactory implements RecordDirectoryFactory {
  static final ConfigKey<Path> PATH =
      ConfigKey.path("path")
          .meaning(
              "A CSV file (kind,id,name,address[,owner][,active]), a vCard file, or a folder of"
                  + " such"
                  + " files (.csv, .vcf)")
          .mandatory();
  static final ConfigKey<WrongRows> WRONG_ROWS =
      ConfigKey.choice("wrong-rows", WrongRows.class)
          .meaning(
              "What to do with a file that has wrong rows: refuse: its former contents apply"
                  + " until it is fixed; skip: its valid rows apply")
          .defaultsTo(WrongRows.REFUSE);
  static final ConfigKey<Duration> SETTLE =
      ConfigKey.duration("settle")
          .meaning(
              "How long a file must be unchanged before it is read, so that no half-written file"
                  + " is read")
          .defaultsTo(Duration.ofSeconds(2));

  private final Clock clock;

  FileDirectoryFactory(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public String description() {
    return "CSV and vCard files, which are watched for changes";
  }

  @Override
  public ConfigSpec keys() {
    return ConfigSpec.of(PATH, WRONG_ROWS, SETTLE);
  }

  @Override
  public RecordDirectory create(String section, Config config) {
    WatchedFile.Reading reading =
        new WatchedFile.Reading(section, config.get(WRONG_ROWS), config.get(SETTLE), clock);
    return new FileDirectory(config.get(PATH), reading);
  }
}
