package org.mailpromoter.dataverse.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.dataverse.client.Asking;
import org.mailpromoter.dataverse.client.DataverseKeys;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.dataverse.directory.DataverseDirectory.LookUp;
import org.mailpromoter.dataverse.directory.DataverseDirectory.Sleeper;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.probe.Probe;

/** Keys of the record directory {@code dataverse} and how it uses them. */
public final class DataverseDirectoryFactory implements RecordDirectoryFactory {
  static final ConfigKey<LookUp> LOOK_UP =
      ConfigKey.choice("look-up", LookUp.class)
          .meaning(
              "email-search: through the index of addresses of Dynamics 365; columns: through the"
                  + " address columns of the tables; auto: columns if the index cannot be used")
          .defaultsTo(LookUp.AUTO);
  static final ConfigKey<List<String>> TABLES =
      ConfigKey.texts("tables")
          .meaning("Logical names of the tables whose records are found, at most ten")
          .defaultsTo(List.of("systemuser", "contact", "account", "lead", "queue", "team"));
  static final ConfigKey<List<String>> EMAIL_COLUMNS =
      ConfigKey.texts("email-columns")
          .meaning(
              "More columns with addresses, as TABLE.COLUMN, also of tables of your own, such as"
                  + " new_guest.new_email")
          .defaultsTo(List.of());
  static final ConfigKey<Integer> TOGETHER =
      ConfigKey.integer("addresses-per-request", 1, 400)
          .meaning("Maximum number of addresses per request")
          .defaultsTo(300);

  /** For the plugin. */
  public DataverseDirectoryFactory() {}

  @Override
  public String name() {
    return "dataverse";
  }

  @Override
  public String description() {
    return "the records of Dynamics 365, through Dataverse";
  }

  @Override
  public ConfigSpec keys() {
    return DataverseKeys.ALL.and(ConfigSpec.of(LOOK_UP, TABLES, EMAIL_COLUMNS, TOGETHER));
  }

  @Override
  public RecordDirectory create(String section, Config config) {
    return create(section, config, Clock.systemUTC(), DataverseDirectoryFactory::sleep);
  }

  @Override
  public Optional<Probe> probe(String section, Config config) {
    WebApi api = new WebApi(config, Clock.systemUTC());
    Tables tables = Tables.of(api, config.get(TABLES), config.get(EMAIL_COLUMNS));
    LookUp lookUp = config.get(LOOK_UP);
    return Optional.of(
        Asking.probe(
            "The record directory " + section,
            api,
            () -> new DirectoryProbe(api, tables, lookUp).ask()));
  }

  static DataverseDirectory create(String section, Config config, Clock clock, Sleeper sleeper) {
    WebApi api = new WebApi(config, clock);
    Tables tables = Tables.of(api, config.get(TABLES), config.get(EMAIL_COLUMNS));
    return new DataverseDirectory(
        section, api, tables, config.get(TOGETHER), config.get(LOOK_UP), sleeper);
  }

  private static void sleep(Duration pause) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
  }
}
