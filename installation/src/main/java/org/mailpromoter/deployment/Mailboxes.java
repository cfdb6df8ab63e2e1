package org.mailpromoter.deployment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.RawValue;

/** The sections {@code servers} and {@code mailboxes}. */
final class Mailboxes {
  static final ConfigKey<String> CONNECTOR =
      ConfigKey.text("connector").meaning("How to reach the server").mandatory();
  static final ConfigKey<Integer> CONNECTIONS =
      ConfigKey.integer("connections", 1, 300)
          .meaning("How many mailboxes of the server are synchronized at the same time")
          .defaultsTo(4);
  static final ConfigKey<Duration> POLL_INTERVAL =
      ConfigKey.duration("poll-interval")
          .meaning(
              "How long 'run' waits between two looks at a mailbox, at most a day; where the server"
                  + " tells news, it looks at once")
          .defaultsTo(Duration.ofMinutes(5));
  static final ConfigKey<String> SERVER =
      ConfigKey.text("server").meaning("The name of a server profile").mandatory();
  static final ConfigKey<String> OWNER =
      ConfigKey.text("owner")
          .meaning("The user or queue whose mailbox it is: an id, user:ID or queue:ID");
  static final ConfigKey<List<String>> FOLDERS =
      ConfigKey.texts("folders").meaning("The folders to read").defaultsTo(List.of("INBOX"));
  static final ConfigKey<Boolean> ENABLED =
      ConfigKey.flag("enabled").meaning("Whether incoming mail is processed").defaultsTo(true);
  static final ConfigKey<String> PROCESS_FROM =
      ConfigKey.text("process-from")
          .meaning("Leave mail alone that was received before this date, for example 2026-01-31");
  static final ConfigKey<Boolean> APPROVED =
      ConfigKey.flag("approved")
          .meaning("Whether somebody approved that its mail is processed")
          .defaultsTo(true);
  static final ConfigKey<Boolean> FORWARDED =
      ConfigKey.flag("forward-mailbox")
          .meaning(
              "Whether rules of other mailboxes forward mail here as attachments; what is attached"
                  + " is judged")
          .defaultsTo(false);
  static final ConfigKey<String> SENT_FOLDER =
      ConfigKey.text("sent-folder")
          .meaning("The folder of sent mail, judged while auto-track-sent-items is on");
  static final ConfigKey<List<String>> TRACKED_FOLDERS =
      ConfigKey.texts("tracked-folders")
          .meaning(
              "Folders in which everything is promoted, at most 25, each as FOLDER or"
                  + " FOLDER = KIND:ID with the record that its mail is about")
          .defaultsTo(List.of());
  static final ConfigKey<String> PROMOTED_MARK =
      ConfigKey.text("promoted-mark")
          .meaning(
              "A keyword or category to put on mail that is an activity, for example"
                  + " $MailpromoterTracked; without it the mailbox is only read");
  static final ConfigKey<String> UNDELIVERABLE_MARK =
      ConfigKey.text("undeliverable-mark")
          .meaning("A keyword or category to put on mail whose activity cannot be created");
  static final ConfigKey<String> UNDELIVERABLE_FOLDER =
      ConfigKey.text("undeliverable-folder")
          .meaning("The folder to which mail is moved whose activity cannot be created");
  static final ConfigSpec COMMON =
      ConfigSpec.of(
          SERVER,
          OWNER,
          FOLDERS,
          ENABLED,
          PROCESS_FROM,
          APPROVED,
          FORWARDED,
          SENT_FOLDER,
          TRACKED_FOLDERS,
          PROMOTED_MARK,
          UNDELIVERABLE_MARK,
          UNDELIVERABLE_FOLDER);

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
    Config chosen =
        ConfigSpec.of(CONNECTOR)
            .read(
                section.path(), section.at(), section.only(CONNECTOR.name()), references::problem);
    Optional<String> name = chosen.find(CONNECTOR);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    ConnectorFactory factory = connectors.get(name.get());
    if (factory == null) {
      section.problem(
          CONNECTOR.name(),
          "the connector '"
              + name.get()
              + "' "
              + ConfigSpec.unknown(name.get(), connectors.keySet()));
      return Optional.empty();
    }
    Optional<String> unavailable = trial.unavailable(factory);
    unavailable.ifPresent(why -> section.problem(CONNECTOR.name(), why));
    return unavailable.isPresent() ? Optional.empty() : Optional.of(factory);
  }

  private Optional<MailboxDeployment> readMailbox(
      String name, Section section, Set<String> serverNames) {
    Map<String, RawValue> server = section.only(SERVER.name());
    Optional<String> serverName =
        ConfigSpec.of(SERVER)
            .read(section.path(), section.at(), server, references::problem)
            .find(SERVER);
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
    Map<FolderId, Optional<RecordId>> tracked = trackedFolders(section, config, owner);
    MailboxPolicy own =
        MailboxPolicy.of(owner, config.get(ENABLED), later(profile.start(), start(section, config)))
            .approved(config.get(APPROVED))
            .tracking(tracked);
    MailboxPolicy policy = owner.flatMap(owners::behindQueue).map(own::answeredBy).orElse(own);
    List<FolderTask> folders = folders(section, config, tracked.keySet());
    Marking marking = marking(section, config, folders);
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

  /** S-11: of the dates of server and mailbox the later one counts. */
  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
  }

  private static Optional<Instant> start(Section section, Config config) {
    Optional<String> text = config.find(PROCESS_FROM);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      String given = text.get();
      return Optional.of(
          given.contains("T")
              ? Instant.parse(given)
              : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      section.problem(
          PROCESS_FROM.name(),
          "expected a date such as 2026-01-31 or 2026-01-31T08:00:00Z, found '" + text.get() + "'");
      return Optional.empty();
    }
  }

  private static List<FolderTask> folders(
      Section section, Config config, Collection<FolderId> tracked) {
    List<String> names = config.get(FOLDERS);
    if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
      section.problem(FOLDERS.name(), "name at least one folder, and none that is empty");
      return List.of();
    }
    Map<FolderId, FolderTask> folders = new LinkedHashMap<>();
    config
        .find(SENT_FOLDER)
        .map(FolderId::new)
        .ifPresent(sent -> folders.put(sent, new FolderTask(sent, FolderRole.SENT)));
    names.stream()
        .map(FolderId::new)
        .forEach(folder -> folders.putIfAbsent(folder, FolderTask.incoming(folder)));
    tracked.stream()
        .sorted(Comparator.comparing(FolderId::value))
        .forEach(folder -> folders.putIfAbsent(folder, new FolderTask(folder, FolderRole.OTHER)));
    return List.copyOf(folders.values());
  }

  /** Each as {@code Customers/Contoso = account:contoso}, or without a record (F-2). */
  private static Map<FolderId, Optional<RecordId>> trackedFolders(
      Section section, Config config, Optional<RecordId> owner) {
    List<String> texts = config.get(TRACKED_FOLDERS);
    String problem = "";
    Map<FolderId, Optional<RecordId>> tracked = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.lastIndexOf('=');
      String folder = (equals < 0 ? text : text.substring(0, equals)).strip();
      Optional<RecordId> record =
          equals < 0 ? Optional.empty() : RecordId.parse(text.substring(equals + 1).strip());
      if (folder.isEmpty() || (equals >= 0 && record.isEmpty())) {
        problem = "expected FOLDER or FOLDER = KIND:ID, found '" + text + "'";
      } else {
        tracked.put(new FolderId(folder), record);
      }
    }
    if (texts.size() > MailboxPolicy.MOST_TRACKED_FOLDERS) {
      problem =
          "a mailbox has at most "
              + MailboxPolicy.MOST_TRACKED_FOLDERS
              + " tracked folders, found "
              + texts.size();
    } else if (!texts.isEmpty() && owner.filter(o -> o.kind() == RecordKind.QUEUE).isPresent()) {
      problem = "mailboxes of queues have no tracked folders; only those of users do";
    }
    if (!problem.isEmpty()) {
      section.problem(TRACKED_FOLDERS.name(), problem);
      return Map.of();
    }
    return tracked;
  }

  private static Marking marking(Section section, Config config, List<FolderTask> folders) {
    Optional<String> promoted = word(section, config, PROMOTED_MARK);
    Optional<String> undeliverable = word(section, config, UNDELIVERABLE_MARK);
    Optional<FolderId> folder = word(section, config, UNDELIVERABLE_FOLDER).map(FolderId::new);
    if (promoted.isPresent()
        && undeliverable.filter(promoted.get()::equalsIgnoreCase).isPresent()) {
      section.problem(UNDELIVERABLE_MARK.name(), "must be another mark than promoted-mark");
    }
    boolean read =
        folders.stream()
            .map(FolderTask::folder)
            .anyMatch(id -> folder.filter(id::equals).isPresent());
    if (read) {
      section.problem(
          UNDELIVERABLE_FOLDER.name(),
          "must be none of the folders that are read, or its mail would be judged again");
    }
    Marking marking = Marking.NONE;
    marking = promoted.map(marking::promoted).orElse(marking);
    marking = undeliverable.map(marking::undeliverable).orElse(marking);
    return folder.map(marking::undeliverableFolder).orElse(marking);
  }

  private static Optional<String> word(Section section, Config config, ConfigKey<String> key) {
    Optional<String> word = config.find(key);
    if (word.filter(String::isBlank).isPresent()) {
      section.problem(key.name(), "must not be empty; leave the key out to go without");
      return Optional.empty();
    }
    return word;
  }
}
