package org.mailpromoter.dataverse.sink;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.dataverse.client.Asking;
import org.mailpromoter.dataverse.client.DataverseKeys;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.spi.ActivitySinkFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.probe.Probe;

/** Keys of the sink {@code dataverse} and how it uses them. */
public final class DataverseSinkFactory implements ActivitySinkFactory {
  static final ConfigKey<Mail> MAIL =
      ConfigKey.choice("mail", Mail.class).meaning("Which mail is written").defaultsTo(Mail.ALL);
  static final ConfigKey<Boolean> BESIDE_SERVER_SYNC =
      ConfigKey.flag("beside-server-side-sync")
          .meaning(
              "Whether to look first for an e-mail with the same Message-ID that server-side"
                  + " synchronization made, and then to write none")
          .defaultsTo(false);
  static final ConfigKey<Boolean> REOPEN =
      ConfigKey.flag("reopen")
          .meaning(
              "Whether to open a completed e-mail for a change of its links and to close it again,"
                  + " which runs workflows")
          .defaultsTo(false);
  static final ConfigKey<String> DIRECTORY =
      ConfigKey.text("directory")
          .meaning(
              "The record directory whose records are those of the environment; not needed if it has"
                  + " ids: shared");
  static final ConfigKey<List<String>> RECORDS =
      ConfigKey.texts("records")
          .meaning(
              "Rows of configured users and queues, as KIND:ID = GUID, such as user:christopher ="
                  + " 0f8fad5b-d9cb-469f-a165-70867728950e")
          .defaultsTo(List.of());
  static final ConfigKey<List<String>> COLUMNS =
      ConfigKey.texts("columns")
          .meaning(
              "Text columns of your own in the table email, as WHAT = COLUMN; WHAT is"
                  + " correlation-method, sent-on, conversation, remarks or activity")
          .defaultsTo(List.of());

  /** Which mail is written. */
  enum Mail {
    /** Incoming and outgoing. */
    ALL,
    /** Only what was sent. */
    OUTGOING,
    /** Only what came in. */
    INCOMING;

    private Set<Direction> directions() {
      return switch (this) {
        case ALL -> EnumSet.allOf(Direction.class);
        case OUTGOING -> EnumSet.of(Direction.OUTGOING);
        case INCOMING -> EnumSet.of(Direction.INCOMING);
      };
    }
  }

  /** For the plugin. */
  public DataverseSinkFactory() {}

  @Override
  public String name() {
    return "dataverse";
  }

  @Override
  public String description() {
    return "e-mails of Dynamics 365, through Dataverse";
  }

  @Override
  public ConfigSpec keys() {
    return DataverseKeys.ALL.and(
        ConfigSpec.of(MAIL, BESIDE_SERVER_SYNC, REOPEN, DIRECTORY, RECORDS, COLUMNS));
  }

  @Override
  public ActivitySink create(String section, Config config) {
    return create(config, Clock.systemUTC());
  }

  static ActivitySink create(Config config, Clock clock) {
    DataverseSink.Options options =
        new DataverseSink.Options(
            Records.of(config.find(DIRECTORY).orElse(""), config.get(RECORDS)),
            CustomColumns.of(config.get(COLUMNS)),
            config.get(MAIL).directions(),
            config.get(BESIDE_SERVER_SYNC),
            config.get(REOPEN));
    return new DataverseSink(new WebApi(config, clock), options);
  }

  @Override
  public Optional<Probe> probe(String section, Config config) {
    WebApi api = new WebApi(config, Clock.systemUTC());
    return Optional.of(Asking.probe("The sink " + section, api, () -> new SinkProbe(api).ask()));
  }
}
