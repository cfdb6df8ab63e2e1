package org.mailpromoter.dataverse.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.spi.policy.ForeignOwner;
import org.mailpromoter.spi.policy.SourcePlace;
import org.mailpromoter.spi.policy.Sourced;

/** Users and queues with addresses, and which mail they accept. Not thread-safe. */
final class OwnerMapping {
  private static final String TRACK = "incomingemailfilteringmethod";
  private static final String NAME = "name";

  private final Findings findings;
  private final Set<RecordId> carried = new TreeSet<>();
  private final Set<EmailAddress> ofUsers = new TreeSet<>();
  private final Set<EmailAddress> ofQueues = new TreeSet<>();

  OwnerMapping(Findings findings) {
    this.findings = findings;
  }

  /** Whether a user or queue was carried over. */
  boolean has(RecordId id) {
    return carried.contains(id);
  }

  /** An id as it is written here. */
  static String id(JsonObject row, String column) {
    return row.textOrEmpty(column).toLowerCase(Locale.ROOT);
  }

  void users(List<JsonObject> users, List<JsonObject> settings) {
    Map<String, JsonObject> byUser = new HashMap<>();
    settings.forEach(each -> byUser.put(id(each, "systemuserid"), each));
    users.forEach(
        each -> user(each, byUser.getOrDefault(id(each, "systemuserid"), JsonObject.EMPTY)));
  }

  private void user(JsonObject user, JsonObject settings) {
    RecordId id = RecordId.user(id(user, "systemuserid"));
    String name = user.text("fullname").orElse(id.key());
    boolean program = user.text("applicationid").isPresent();
    Sourced<List<EmailAddress>> addresses =
        addresses(
            user, name, "systemuser", id, ofUsers, "internalemailaddress", "personalemailaddress");
    if (program || addresses.value().isEmpty()) {
      return; // nobody writes to it
    }
    if (settings.members().isEmpty()) {
      findings.row(
          "usersettings." + TRACK,
          name,
          "The settings of these users cannot be read, so they are left out. Let the security role"
              + " read User Settings in the whole organization.");
      return;
    }
    option(settings, "usersettings", name, id)
        .ifPresent(
            track -> {
              carry(
                  ForeignOwner.of(
                      id,
                      new Sourced<>(name, new SourcePlace("systemuser.fullname", id.key())),
                      addresses,
                      track));
              others(settings, name);
            });
  }

  private void carry(ForeignOwner owner) {
    carried.add(owner.id());
    findings.owner(owner);
  }

  /** What else users can choose. */
  private void others(JsonObject settings, String name) {
    if (!settings.textOrEmpty("trackingtokenid").matches("0?")) {
      findings.row(
          "usersettings.trackingtokenid",
          name,
          "Here a sender gets the number for tracking tokens with the first token.");
    }
    if (!settings.textOrEmpty("autocreatecontactonpromote").matches("0?")) {
      findings.row(
          "usersettings.autocreatecontactonpromote",
          name,
          "Here one setting is for all users: create-unknown-senders. What the numbers of this"
              + " column mean is not documented.");
    }
    if (settings.flag("isautodatacaptureenabled")) {
      findings.row(
          "usersettings.isautodatacaptureenabled", name, "Mail of auto capture is not read here.");
    }
  }

  void queues(List<JsonObject> queues) {
    queues.forEach(this::queue);
  }

  private void queue(JsonObject queue) {
    RecordId id = RecordId.queue(id(queue, "queueid"));
    String name = queue.text(NAME).orElse(id.key());
    if (!queue.textOrEmpty("statecode").equals("0")) {
      return; // an inactive queue accepts nothing
    }
    Sourced<List<EmailAddress>> addresses =
        addresses(queue, name, "queue", id, ofQueues, "emailaddress");
    if (addresses.value().isEmpty()) {
      return; // each user has such a queue of their own
    }
    option(queue, "queue", name, id)
        .ifPresent(
            track ->
                carry(
                    owned(
                        ForeignOwner.of(
                            id,
                            new Sourced<>(name, new SourcePlace("queue.name", id.key())),
                            addresses,
                            track),
                        queue,
                        name)));
  }

  private ForeignOwner owned(ForeignOwner queue, JsonObject row, String name) {
    RecordId owner = RecordId.user(id(row, "_ownerid_value"));
    if (row.textOrEmpty("_ownerid_value" + SettingRows.TABLE).equals("systemuser") && has(owner)) {
      return queue.ownedBy(
          new Sourced<>(owner, new SourcePlace("queue.ownerid", queue.id().key())));
    }
    findings.row(
        "queue.ownerid",
        name,
        "They belong to a team, or to a user who is not carried over. Here a queue belongs to a"
            + " user: owner.");
    return queue;
  }

  private Optional<Sourced<TrackOption>> option(
      JsonObject row, String table, String name, RecordId id) {
    Optional<TrackOption> option = TrackOption.parse(row.textOrEmpty(TRACK));
    if (option.isEmpty()) {
      findings.row(
          table + "." + TRACK,
          name,
          "They have no option from 0 to 4 there, so they are left out.");
    }
    return option.map(
        value -> new Sourced<>(value, new SourcePlace(table + "." + TRACK, id.key())));
  }

  private Sourced<List<EmailAddress>> addresses(
      JsonObject row,
      String name,
      String table,
      RecordId id,
      Set<EmailAddress> taken,
      String... columns) {
    List<EmailAddress> addresses = new ArrayList<>();
    List<String> used = new ArrayList<>();
    for (String column : columns) {
      Optional<String> text = row.text(column).filter(each -> !each.isBlank());
      Optional<EmailAddress> address = text.flatMap(EmailAddress::parse);
      if (text.isPresent() && address.isEmpty()) {
        findings.row(table + "." + column, name, "It is not a valid e-mail address.");
      } else if (address.isPresent() && taken.add(address.get())) {
        addresses.add(address.get());
        used.add(table + "." + column);
      } else if (address.isPresent() && !addresses.contains(address.get())) {
        findings.row(
            table + "." + column,
            name,
            "Another one has this address, too. Here an address has one user and one queue at"
                + " most.");
      }
    }
    return new Sourced<>(addresses, new SourcePlace(String.join(" and ", used), id.key()));
  }
}
