package org.mailpromoter.deployment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** The sections {@code servers} and {@code mailboxes}. */
final class Mailboxes {
  static final ConfigKey<String> CONNECTOR =
      ConfigKey.text("connector").meaning("Connector that reaches the server").mandatory();
  static final ConfigKey<Integer> CONNECTIONS =
      ConfigKey.integer("connections", 1, 300)
          .meaning(
              "Maximum number of mailboxes of the server that are synchronized at the same"
                  + " time")
          .defaultsTo(4);
  static final ConfigKey<Duration> POLL_INTERVAL =
      ConfigKey.duration("poll-interval")
          .meaning(
              "How often 'run' synchronizes a mailbox, at most a day; a server that signals new"
                  + " mail triggers it at once")
          .defaultsTo(Duration.ofMinutes(5));
  static final ConfigKey<String> SERVER =
      ConfigKey.text("server").meaning("The name of a server profile").mandatory();
  static final ConfigKey<String> OWNER =
      ConfigKey.text("owner")
          .meaning("The user or queue that owns the mailbox: an id, user:ID or queue:ID");
  static final ConfigKey<Boolean> ENABLED =
      ConfigKey.flag("enabled").meaning("Whether incoming mail is processed").defaultsTo(true);
  static final ConfigKey<String> PROCESS_FROM =
      ConfigKey.text("process-from")
          .meaning("Ignore mail received before this date, for example 2026-01-31");
  static final ConfigKey<Boolean> APPROVED =
      ConfigKey.flag("approved")
          .meaning("Whether the processing of its mail is approved")
          .defaultsTo(true);
  static final ConfigKey<Boolean> FORWARDED =
      ConfigKey.flag("forward-mailbox")
          .meaning(
              "Whether rules of other mailboxes forward mail here as attachments; the attached"
                  + " mail is judged")
          .defaultsTo(false);
  static final ConfigSpec COMMON =
      ConfigSpec.of(
          SERVER,
          OWNER,
          MailboxFolders.FOLDERS,
          ENABLED,
          PROCESS_FROM,
          APPROVED,
          FORWARDED,
          MailboxFolders.SENT_FOLDER,
          MailboxFolders.TRACKED_FOLDERS,
          MailboxFolders.PROMOTED_MARK,
          MailboxFolders.UNDELIVERABLE_MARK,
          MailboxFolders.UNDELIVERABLE_FOLDER);

  static final ConfigSpec SERVER_COMMON =
      ConfigSpec.of(CONNECTOR, PROCESS_FROM, CONNECTIONS, POLL_INTERVAL);

  private final Map<String, ConnectorFactory> connectors;
  private final PartTrial trial;
  private final Owners owners;
  private final References references;
  private final Map<String, Profile> profiles = new HashMap<>();

  private record Profile(
      ServerProfile server, ConnectorFactory connector, Config config, Optional<Instant> start) {}

  Mailboxes(
      Map<String, ConnectorFactory> connectors,
      PartTrial trial,
      Owners owners,
      References references) {
    this.connectors = connectors;
    this.trial = trial;
    this.owners = owners;
    this.references = references;
  }

  List<MailboxDeployment> read(Section servers, Section mailboxes) {
    for (String name : servers.names()) {
      readServer(name, servers.section(name));
    }
    List<MailboxDeployment> read = new ArrayList<>();
    for (String name : mailboxes.names()) {
      readMailbox(name, mailboxes.section(name), servers.names()).ifPresent(read::add);
    }
    return read;
  }

  private void readServer(String name, Section section) {
    Optional<ConnectorFactory> connector = connector(section);
    if (connector.isEmpty()) {
      return;
    }
    Config config = section.read(SERVER_COMMON.and(connector.get().serverKeys()));
    ServerProfile profile =
        new ServerProfile(name, config.get(CONNECTIONS), pollInterval(section, config));
    profiles.put(name, new Profile(profile, connector.get(), config, start(section, config)));
  }

  private static Duration pollInterval(Section section, Config config) {
    Duration interval = config.get(POLL_INTERVAL);
    if (interval.compareTo(Duration.ofSeconds(1)) < 0
        || interval.compareTo(Duration.ofDays(1)) > 0) {
      section.problem(POLL_INTERVAL.name(), "must be from 1s to 1d");
    }
    return interval;
  }

  private Optional<ConnectorFactory> connector(Section section) {
    Optional<ConnectorFactory> factory = Kind.of(section, CONNECTOR, "connector", connectors);
    Optional<String> unavailable = factory.flatMap(trial::unavailable);
    unavailable.ifPresent(why -> section.problem(CONNECTOR.name(), why));
    return unavailable.isPresent() ? Optional.empty() : factory;
  }

  private Optional<MailboxDeployment> readMailbox(
      String name, Section section, Set<String> serverNames) {
    Optional<String> serverName = section.chosen(SERVER);
    if (serverName.isEmpty()) {
      return Optional.empty();
    }
    Profile profile = profiles.get(serverName.get());
    if (profile == null) {
      if (!serverNames.contains(serverName.get())) {
        section.problem(
            SERVER.name(),
            "there is no server '"
                + serverName.get()
                + "': it "
                + ConfigSpec.unknown(serverName.get(), serverNames));
      }
      return Optional.empty();
    }
    return mailbox(name, section, profile);
  }

  private Optional<MailboxDeployment> mailbox(String name, Section section, Profile profile) {
    int before = references.problems().size();
    Config config = section.read(COMMON.and(profile.connector().mailboxKeys()));
    Optional<RecordId> owner = owner(section, config);
    Map<FolderId, Optional<RecordId>> tracked =
        MailboxFolders.trackedFolders(section, config, owner);
    MailboxPolicy own =
        MailboxPolicy.of(owner, config.get(ENABLED), later(profile.start(), start(section, config)))
            .approved(config.get(APPROVED))
            .tracking(tracked);
    MailboxPolicy policy = owner.flatMap(owners::behindQueue).map(own::answeredBy).orElse(own);
    List<FolderTask> folders = MailboxFolders.folders(section, config, tracked.keySet());
    Marking marking = MailboxFolders.marking(section, config, folders);
    if (references.problems().size() > before) {
      return Optional.empty();
    }
    MailboxDeployment mailbox =
        new MailboxDeployment(
            new MailboxId(name),
            profile.server(),
            new Connection(profile.connector(), profile.config(), config),
            config.get(FORWARDED),
            policy,
            folders,
            marking);
    try {
      trial.attempt(mailbox);
      return Optional.of(mailbox);
    } catch (IllegalArgumentException e) {
      section.problem("", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<RecordId> owner(Section section, Config config) {
    Optional<String> named = config.find(OWNER);
    Optional<RecordId> owner = named.flatMap(owners::find);
    if (named.isPresent() && owner.isEmpty()) {
      List<String> known = owners.owners().keySet().stream().map(RecordId::key).toList();
      section.problem(
          OWNER.name(),
          "there is no user or queue '"
              + named.get()
              + "': it "
              + ConfigSpec.unknown(named.get(), known));
    }
    return owner;
  }

  /** S-11: of the dates of server and mailbox the later one applies. */
  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
  }

  private static Optional<Instant> start(Section section, Config config) {
    Optional<String> text = config.find(PROCESS_FROM);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(WrittenTime.parse(text.get()));
    } catch (DateTimeException e) {
      section.problem(
          PROCESS_FROM.name(),
          "expected a date such as 2026-01-31 or 2026-01-31T08:00:00Z, found '" + text.get() + "'");
      return Optional.empty();
    }
  }
}
