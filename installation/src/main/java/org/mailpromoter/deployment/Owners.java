package org.mailpromoter.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.RawValue;

/** The sections {@code users} and {@code queues}. */
final class Owners {
  static final ConfigKey<String> NAME = ConfigKey.text("name").meaning("Display name");
  static final ConfigKey<List<String>> ADDRESSES =
      ConfigKey.texts("addresses").meaning("E-mail addresses, including aliases").mandatory();
  static final ConfigKey<String> TRACK =
      ConfigKey.text("track")
          .meaning(
              "Which incoming mail is accepted: 0 all, 1 replies, 2 contacts (mail from leads,"
                  + " contacts and accounts), 3 records (mail from any record), 4 none");
  static final ConfigKey<Boolean> ACTIVE =
      ConfigKey.flag("active").meaning("Whether the user or queue is active").defaultsTo(true);
  static final ConfigKey<String> OWNER =
      ConfigKey.text("owner").meaning("The user who owns the queue");
  static final ConfigKey<List<String>> REFUSED =
      ConfigKey.texts("refuse-machine-mail")
          .meaning(
              "Kinds of machine mail that are never accepted: "
                  + Arrays.stream(MachineMail.values())
                      .map(MachineMail::word)
                      .collect(Collectors.joining(", ")))
          .defaultsTo(List.of());
  static final ConfigSpec USER_KEYS =
      ConfigSpec.of(NAME, ADDRESSES, TRACK, ACTIVE, REFUSED).and(SendingOwners.KEYS);
  static final ConfigSpec QUEUE_KEYS =
      ConfigSpec.of(NAME, ADDRESSES, TRACK, ACTIVE, REFUSED, OWNER).and(SendingOwners.KEYS);

  private final Map<RecordId, Owner> owners = new TreeMap<>();
  private final List<RecordEntry> records = new ArrayList<>();
  private final SendingOwners sending = new SendingOwners();

  private Owners() {}

  static Owners read(Section users, Section queues) {
    Owners all = new Owners();
    all.readAll(users, RecordKind.USER, USER_KEYS);
    all.readAll(queues, RecordKind.QUEUE, QUEUE_KEYS);
    return all;
  }

  /** What they say about mail in their names; problems are reported. */
  Map<RecordId, OwnerSending> sending() {
    return sending.resolved(this);
  }

  Map<RecordId, Owner> owners() {
    return owners;
  }

  /** The address from which a user or queue writes; empty if it has none. */
  Optional<EmailAddress> firstAddress(RecordId owner) {
    return records.stream()
        .filter(each -> each.record().id().equals(owner))
        .flatMap(each -> each.addresses().stream())
        .findFirst();
  }

  /** What is wrong with a name that is no user and no queue. */
  String unknown(String name) {
    List<String> known = owners.keySet().stream().map(RecordId::key).toList();
    return "there is no user or queue '" + name + "': it " + ConfigSpec.unknown(name, known);
  }

  /** The user to whom a queue belongs. */
  Optional<RecordId> behindQueue(RecordId queue) {
    return records.stream()
        .map(RecordEntry::record)
        .filter(record -> record.id().equals(queue))
        .findFirst()
        .flatMap(PartyRecord::owner);
  }

  List<RecordEntry> records() {
    return records;
  }

  /** The owner that a text names: {@code user:x}, {@code queue:x}, or a bare id, users first. */
  Optional<RecordId> find(String text) {
    Optional<RecordId> named = RecordId.parse(text);
    if (named.isPresent()) {
      return named.filter(owners::containsKey);
    }
    return List.of(RecordId.user(text), RecordId.queue(text)).stream()
        .filter(owners::containsKey)
        .findFirst();
  }

  private void readAll(Section section, RecordKind kind, ConfigSpec keys) {
    Map<EmailAddress, String> taken = new HashMap<>();
    for (String id : section.names()) {
      if (id.isBlank()) {
        section.problem(id, "an empty name");
      } else {
        readOne(section.section(id), new RecordId(kind, id), keys, taken);
      }
    }
  }

  private void readOne(
      Section section, RecordId id, ConfigSpec keys, Map<EmailAddress, String> taken) {
    Map<String, RawValue> raw = section.values(Set.of(), Set.of());
    Config values = section.read(keys, raw);
    sending.read(id, section, values);
    String name = values.find(NAME).orElse(id.key());
    List<EmailAddress> addresses = addresses(section, values, id, taken);
    PartyRecord record = PartyRecord.of(id, name).active(values.get(ACTIVE));
    records.add(new RecordEntry(withOwner(section, values, record, id), addresses));
    owners.put(
        id,
        new Owner(id, name, track(section, values, raw, id.kind()), refused(section, values, raw)));
  }

  private PartyRecord withOwner(Section section, Config values, PartyRecord record, RecordId id) {
    if (id.kind() != RecordKind.QUEUE) {
      return record;
    }
    Optional<String> named = values.find(OWNER);
    Optional<RecordId> owner = named.map(RecordId::user).filter(owners::containsKey);
    if (named.isPresent() && owner.isEmpty()) {
      section.problem("owner", unknownUser(named.get()));
    }
    return owner.map(record::ownedBy).orElse(record);
  }

  /** What is wrong with a name that is no user. */
  String unknownUser(String name) {
    List<String> users =
        owners.keySet().stream()
            .filter(id -> id.kind() == RecordKind.USER)
            .map(RecordId::key)
            .toList();
    return "there is no user '" + name + "': it " + ConfigSpec.unknown(name, users);
  }

  private List<EmailAddress> addresses(
      Section section, Config values, RecordId id, Map<EmailAddress, String> taken) {
    List<EmailAddress> addresses = new ArrayList<>();
    for (String text : values.find(ADDRESSES).orElse(List.of())) {
      Optional<EmailAddress> address = EmailAddress.parse(text);
      if (address.isEmpty()) {
        section.problem("addresses", "'" + text + "' is not an e-mail address");
        continue;
      }
      String other = taken.putIfAbsent(address.get(), id.key());
      if (other != null && !other.equals(id.key())) {
        section.problem(
            "addresses",
            "the address "
                + address.get()
                + " belongs to "
                + new RecordId(id.kind(), other)
                + "; an address can have only one "
                + id.kind().word());
      }
      addresses.add(address.get());
    }
    return addresses;
  }

  private static Setting<Set<MachineMail>> refused(
      Section section, Config values, Map<String, RawValue> raw) {
    RawValue given = raw.get(REFUSED.name());
    if (given == null) {
      return Setting.byDefault(Set.of());
    }
    List<String> known = Arrays.stream(MachineMail.values()).map(MachineMail::word).toList();
    Set<MachineMail> refused = EnumSet.noneOf(MachineMail.class);
    for (String word : values.get(REFUSED)) {
      Optional<MachineMail> kind = MachineMail.named(word);
      kind.ifPresent(refused::add);
      if (kind.isEmpty()) {
        section.problem(
            REFUSED.name(), "the kind '" + word + "' " + ConfigSpec.unknown(word, known));
      }
    }
    return new Setting<>(refused, origin(given));
  }

  private static Origin origin(RawValue given) {
    return new Origin.InFile(
        String.valueOf(given.location().file().getFileName()), given.location().line());
  }

  private static Setting<TrackOption> track(
      Section section, Config values, Map<String, RawValue> raw, RecordKind kind) {
    Optional<String> text = values.find(TRACK);
    RawValue given = raw.get(TRACK.name());
    if (text.isEmpty() || given == null) {
      return Setting.byDefault(Owner.standardOption(kind));
    }
    Optional<TrackOption> option = TrackOption.parse(text.get());
    if (option.isEmpty()) {
      section.problem(
          "track",
          "expected 0 (all), 1 (replies), 2 (contacts), 3 (records) or 4 (none), found"
              + " '"
              + text.get()
              + "'");
    }
    return option
        .map(value -> new Setting<>(value, origin(given)))
        .orElseGet(() -> Setting.byDefault(Owner.standardOption(kind)));
  }
}
