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
import java.util.function.Function;
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
import org.mailpromoter.spi.config.KeyException;

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
              MailboxFolders.UNDELIVERABLE_FOLDER)
          .and(SendingMailboxes.KEYS);

  static final ConfigSpec SERVER_COMMON =
      ConfigSpec.of(CONNECTOR, PROCESS_FROM, CONNECTIONS, POLL_INTERVAL);

  private final Map<String, ConnectorFactory> connectors;
  private final PartTrial trial;
  private final Owners owners;
  private final SendingMailboxes sending;
  private final References references;
  private final Map<String, Profile> profiles = new HashMap<>();

  /** A server whose connector is known, although it may not be available. */
  private record Profile(
      Section section,
      ServerProfile server,
      ConnectorFactory connector,
      boolean available,
      Config config,
      Optional<Instant> start) {}

  Mailboxes(
      Map<String, ConnectorFactory> connectors,
      PartTrial trial,
      Owners owners,
      SendingMailboxes sending,
      References references) {
    this.connectors = connectors;
    this.trial = trial;
    this.owners = owners;
    this.sending = sending;
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
    Optional<ConnectorFactory> connector = Kind.of(section, CONNECTOR, "connector", connectors);
    Config config =
        connector
            .map(each -> section.read(SERVER_COMMON.and(each.serverKeys())))
            .orElseGet(
                () -> unchosen(section, CONNECTOR, SERVER_COMMON, ConnectorFactory::serverKeys));
    Duration interval = pollInterval(section, config);
    Optional<Instant> start = start(section, config);
    connector.ifPresent(
        each ->
            profiles.put(
                name,
                new Profile(
                    section,
                    new ServerProfile(name, config.get(CONNECTIONS), interval),
                    each,
                    isAvailable(section, each),
                    config,
                    start)));
  }

  /** A connector or server that is not known hides no other mistake. */
  private Config unchosen(
      Section section,
      ConfigKey<?> choice,
      ConfigSpec common,
      Function<ConnectorFactory, ConfigSpec> own) {
    return section.readUnchosen(choice, common, connectors.values().stream().map(own));
  }

  private static Duration pollInterval(Section section, Config config) {
    Duration interval = config.get(POLL_INTERVAL);
    if (interval.compareTo(Duration.ofSeconds(1)) < 0
        || interval.compareTo(Duration.ofDays(1)) > 0) {
      section.problem(POLL_INTERVAL.name(), "must be from 1s to 1d");
    }
    return interval;
  }

  private boolean isAvailable(Section section, ConnectorFactory connector) {
    Optional<String> unavailable = trial.unavailable(connector);
    unavailable.ifPresent(why -> section.problem(CONNECTOR.name(), why));
    return unavailable.isEmpty();
  }

  private Optional<MailboxDeployment> readMailbox(
      String name, Section section, Set<String> serverNames) {
    Optional<Profile> profile = serverOf(section, serverNames).map(profiles::get);
    if (profile.isEmpty()) {
      Config config = unchosen(section, SERVER, COMMON, ConnectorFactory::mailboxKeys);
      settings(section, config, Optional.empty());
      return Optional.empty();
    }
    return mailbox(name, section, profile.get());
  }

  private static Optional<String> serverOf(Section section, Set<String> known) {
    if (section.lacks(SERVER)) {
      section.problem(SERVER.name(), "is missing; known here: " + String.join(", ", known));
      return Optional.empty();
    }
    Optional<String> named = section.chosen(SERVER);
    named
        .filter(server -> !known.contains(server))
        .ifPresent(
            server ->
                section.problem(
                    SERVER.name(),
                    "there is no server '"
                        + server
                        + "': it "
                        + ConfigSpec.unknown(server, known)));
    return named;
  }

  /** What is the same for every connector. */
  private record Settings(MailboxPolicy policy, List<FolderTask> folders, Marking marking) {}

  private Settings settings(Section section, Config config, Optional<Instant> serverStart) {
    Optional<RecordId> owner = owner(section, config);
    Map<FolderId, Optional<RecordId>> tracked =
        MailboxFolders.trackedFolders(section, config, owner);
    Optional<Instant> start = later(serverStart, start(section, config));
    MailboxPolicy own =
        MailboxPolicy.of(owner, config.get(ENABLED), start)
            .approved(config.get(APPROVED))
            .tracking(tracked);
    MailboxPolicy policy = owner.flatMap(owners::behindQueue).map(own::answeredBy).orElse(own);
    List<FolderTask> folders = MailboxFolders.folders(section, config, tracked.keySet());
    return new Settings(policy, folders, MailboxFolders.marking(section, config, folders));
  }

  private Optional<MailboxDeployment> mailbox(String name, Section section, Profile profile) {
    int before = references.problems().size();
    Config config =
        section.read(
            COMMON.and(profile.connector().mailboxKeys()).withMissing(sending.keys(section)));
    Settings settings = settings(section, config, profile.start());
    Optional<MailboxSending> sends = sending.read(section, config, settings.policy().owner());
    if (references.problems().size() > before || !profile.available()) {
      return Optional.empty();
    }
    MailboxDeployment mailbox =
        new MailboxDeployment(
            new MailboxId(name),
            profile.server(),
            new Connection(profile.connector(), profile.config(), config),
            config.get(FORWARDED),
            settings.policy(),
            settings.folders(),
            settings.marking(),
            sends);
    return tried(mailbox, section, profile) ? Optional.of(mailbox) : Optional.empty();
  }

  private boolean tried(MailboxDeployment mailbox, Section section, Profile profile) {
    try {
      trial.attempt(mailbox);
      return true;
    } catch (KeyException e) {
      sectionOf(e, mailbox, profile).orElse(section).problem(e.key(), e.problem());
      return false;
    } catch (IllegalArgumentException e) {
      section.problem("", String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** Where a key is that is not in the section of the mailbox itself. */
  private Optional<Section> sectionOf(KeyException e, MailboxDeployment mailbox, Profile profile) {
    return e.isIn(profile.config())
        ? Optional.of(profile.section())
        : mailbox
            .sending()
            .filter(sends -> e.isIn(sends.sender().config()))
            .flatMap(sending::sectionOf);
  }

  private Optional<RecordId> owner(Section section, Config config) {
    Optional<String> named = config.find(OWNER);
    Optional<RecordId> owner = named.flatMap(owners::find);
    if (named.isPresent() && owner.isEmpty()) {
      section.problem(OWNER.name(), owners.unknown(named.get()));
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
