package org.mailpromoter.directories.ldap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.spi.config.Config;

/** Maps attributes of an entry to a record. Immutable. */
final class RecordMapping {
  private static final int ACCOUNT_DISABLED = 2;
  private static final int SECONDS_END = 14;
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private final String directory;
  private final Config config;
  private final RecordKind kind;
  private final Map<String, RecordKind> kindByClass;

  private RecordMapping(
      String directory, Config config, RecordKind kind, Map<String, RecordKind> kindByClass) {
    this.directory = directory;
    this.config = config;
    this.kind = kind;
    this.kindByClass = kindByClass;
  }

  /**
   * A mapping as it is configured.
   *
   * @throws IllegalArgumentException with a sentence for people if a kind is unknown
   */
  static RecordMapping of(String directory, Config config) {
    Map<String, RecordKind> byClass = new LinkedHashMap<>();
    for (String each : config.get(LdapDirectoryFactory.KIND_BY_CLASS)) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            LdapDirectoryFactory.KIND_BY_CLASS
                + " has '"
                + each
                + "' where CLASS = KIND is expected, such as organization = account");
      }
      String name = each.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      byClass.put(name, kind(each.substring(equals + 1)));
    }
    RecordKind kind = kind(config.get(LdapDirectoryFactory.RECORD_KIND));
    return new RecordMapping(directory, config, kind, byClass);
  }

  private static RecordKind kind(String word) {
    Optional<RecordKind> kind = RecordKind.of(word).filter(each -> each != RecordKind.QUEUE);
    return kind.orElseThrow(
        () ->
            new IllegalArgumentException(
                "'"
                    + word.strip()
                    + "' is not a kind of record that LDAP can hold; known are user, contact,"
                    + " account,"
                    + " lead, equipment, team, business-unit, custom"));
  }

  /** Every attribute that is needed. */
  List<String> attributes() {
    List<String> all = new ArrayList<>();
    all.add(config.get(LdapDirectoryFactory.ID));
    all.addAll(config.get(LdapDirectoryFactory.NAMES));
    all.addAll(config.get(LdapDirectoryFactory.ADDRESSES));
    config.find(LdapDirectoryFactory.OWNER).ifPresent(all::add);
    config.find(LdapDirectoryFactory.ACTIVE).ifPresent(all::add);
    all.add(config.get(LdapDirectoryFactory.CREATED));
    all.add("objectClass");
    return all;
  }

  /**
   * The record of an entry.
   *
   * @throws DirectoryException if the entry has no id, or its attributes cannot be parsed
   */
  RecordEntry record(LdapEntry entry) {
    String idAttribute = config.get(LdapDirectoryFactory.ID);
    String key =
        entry
            .first(idAttribute)
            .orElseThrow(() -> unusable(entry, "it has no " + idAttribute + " to be its id"));
    PartyRecord record =
        PartyRecord.of(new RecordId(kind(entry), key), name(entry))
            .active(isActive(entry))
            .createdAt(created(entry));
    return new RecordEntry(owner(entry).map(record::ownedBy).orElse(record), addresses(entry));
  }

  private RecordKind kind(LdapEntry entry) {
    List<String> classes =
        entry.all("objectClass").stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    return kindByClass.entrySet().stream()
        .filter(each -> classes.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(kind);
  }

  private String name(LdapEntry entry) {
    return config.get(LdapDirectoryFactory.NAMES).stream()
        .flatMap(attribute -> entry.first(attribute).stream())
        .findFirst()
        .orElse("");
  }

  private List<EmailAddress> addresses(LdapEntry entry) {
    return config.get(LdapDirectoryFactory.ADDRESSES).stream()
        .flatMap(attribute -> entry.all(attribute).stream())
        .flatMap(value -> EmailAddress.parse(withoutSmtp(value)).stream())
        .distinct()
        .toList();
  }

  /** Proxy addresses of other protocols, such as {@code x500:} and {@code sip:}, are left out. */
  private static String withoutSmtp(String value) {
    boolean smtp = value.regionMatches(true, 0, "smtp:", 0, "smtp:".length());
    return smtp ? value.substring("smtp:".length()) : value;
  }

  private Optional<RecordId> owner(LdapEntry entry) {
    return config
        .find(LdapDirectoryFactory.OWNER)
        .flatMap(entry::first)
        .map(value -> owner(entry, value));
  }

  /** A user's id, {@code kind:id}, or a name whose first part is the user's id, as in manager. */
  private RecordId owner(LdapEntry entry, String value) {
    if (!value.contains("=")) {
      return value.contains(":")
          ? RecordId.parse(value)
              .orElseThrow(
                  () ->
                      unusable(entry, "its owner '" + value + "' is not of the form" + " kind:id"))
          : RecordId.user(value);
    }
    try {
      LdapName name = new LdapName(value);
      return RecordId.user(String.valueOf(name.getRdn(name.size() - 1).getValue()));
    } catch (InvalidNameException e) {
      throw unusable(entry, "its owner '" + value + "' is not a distinguished name");
    }
  }

  private boolean isActive(LdapEntry entry) {
    Optional<String> attribute = config.find(LdapDirectoryFactory.ACTIVE);
    Optional<String> value = attribute.flatMap(entry::first);
    if (value.isEmpty()) {
      return true;
    }
    if (attribute.get().equalsIgnoreCase("userAccountControl")) {
      return (flags(entry, value.get()) & ACCOUNT_DISABLED) == 0;
    }
    return switch (value.get().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1", "active", "enabled" -> true;
      case "false", "no", "0", "inactive", "disabled" -> false;
      default ->
          throw unusable(
              entry, "its " + attribute.get() + " is '" + value.get() + "', neither yes nor no");
    };
  }

  private int flags(LdapEntry entry, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw unusable(entry, "its userAccountControl '" + value + "' is not a number");
    }
  }

  /** GeneralizedTime (RFC 4517, 3.3.13) to the second; anything else is as old as can be. */
  private Instant created(LdapEntry entry) {
    String text = entry.first(config.get(LdapDirectoryFactory.CREATED)).orElse("");
    if (text.length() <= SECONDS_END || !text.endsWith("Z")) {
      return Instant.EPOCH;
    }
    try {
      return LocalDateTime.parse(text.substring(0, SECONDS_END), SECONDS).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  DirectoryException unusable(LdapEntry entry, String why) {
    return new DirectoryException(
        LdapError.ENTRY_UNUSABLE,
        "The record directory "
            + directory
            + ": the entry "
            + entry.name()
            + " cannot be used: "
            + why
            + ".",
        null);
  }
}
