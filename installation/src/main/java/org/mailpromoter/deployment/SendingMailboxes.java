package org.mailpromoter.deployment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** The keys of mailboxes that send. */
final class SendingMailboxes {
  static final ConfigKey<Boolean> SEND =
      ConfigKey.flag("send").meaning("Whether the mailbox sends mail").defaultsTo(false);
  static final ConfigKey<String> SENDER =
      ConfigKey.text("sender")
          .meaning("The name of a section of senders; needed with send: true if there are several");
  static final ConfigKey<String> ADDRESS =
      ConfigKey.text("send-from")
          .meaning(
              "Its own address, where delivery reports go; without it, the first address of its"
                  + " owner");
  static final ConfigKey<List<String>> SENDS_FOR =
      ConfigKey.texts("sends-for")
          .meaning("Other users and queues whose mail it sends: an id, user:ID or queue:ID")
          .defaultsTo(List.of());
  static final ConfigSpec KEYS = ConfigSpec.of(SEND, SENDER, ADDRESS, SENDS_FOR);

  private final Map<String, Senders.Sender> senders;
  private final Set<String> names;
  private final Owners owners;

  /**
   * Mailboxes that send.
   *
   * @param senders those without a problem
   * @param names of every section of senders
   */
  SendingMailboxes(Map<String, Senders.Sender> senders, Set<String> names, Owners owners) {
    this.senders = senders;
    this.names = names;
    this.owners = owners;
  }

  /** The keys of the way out that a mailbox has, before they are read. */
  ConfigSpec keys(Section section) {
    return named(section)
        .map(each -> each.deployment().factory().mailboxKeys())
        .orElse(ConfigSpec.NONE);
  }

  private Optional<Senders.Sender> named(Section section) {
    Set<String> given = section.names();
    if (!given.contains(SEND.name()) && !given.contains(SENDER.name())) {
      return Optional.empty();
    }
    Optional<String> name = given.contains(SENDER.name()) ? section.chosen(SENDER) : only(names);
    return name.map(senders::get);
  }

  private static Optional<String> only(Set<String> names) {
    return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
  }

  /**
   * How a mailbox sends; empty if it does not, or with a problem, which is reported.
   *
   * @param owner whose it is
   */
  Optional<MailboxSending> read(Section section, Config config, Optional<RecordId> owner) {
    Optional<Senders.Sender> sender = sender(section, config);
    if (!config.get(SEND)) {
      return Optional.empty();
    }
    Optional<EnvelopeAddress> address = address(section, config, owner);
    Set<RecordId> all = new LinkedHashSet<>(senders(section, config));
    owner.ifPresent(all::add);
    return sender.isPresent() && address.isPresent()
        ? Optional.of(
            new MailboxSending(
                sender.get().deployment(),
                config,
                address.get(),
                config.find(MailboxFolders.SENT_FOLDER).map(FolderId::new),
                all))
        : Optional.empty();
  }

  /** Where the way out of a mailbox is configured. */
  Optional<Section> sectionOf(MailboxSending sending) {
    return Optional.ofNullable(senders.get(sending.sender().name())).map(Senders.Sender::section);
  }

  private Optional<Senders.Sender> sender(Section section, Config config) {
    Optional<String> named = config.find(SENDER);
    named
        .filter(name -> !names.contains(name))
        .ifPresent(
            name ->
                section.problem(
                    SENDER.name(),
                    "there is no sender '" + name + "': it " + ConfigSpec.unknown(name, names)));
    Optional<String> chosen = named.or(() -> only(names));
    if (chosen.isEmpty() && config.get(SEND)) {
      section.problem(
          SENDER.name(),
          names.isEmpty()
              ? "the section senders is missing; it says how mail is sent"
              : "is missing; known here: " + String.join(", ", names));
    }
    return chosen.map(senders::get);
  }

  private Optional<EnvelopeAddress> address(
      Section section, Config config, Optional<RecordId> owner) {
    Optional<String> text =
        config.find(ADDRESS).or(() -> owner.flatMap(owners::firstAddress).map(Object::toString));
    Optional<EnvelopeAddress> address = text.flatMap(EnvelopeAddress::parse);
    if (address.isEmpty()) {
      section.problem(
          ADDRESS.name(),
          text.map(each -> "'" + each + "' is not an address that mail can be sent from")
              .orElse("is missing; a mailbox without an owner needs an address to send from"));
    }
    return address;
  }

  private Set<RecordId> senders(Section section, Config config) {
    Set<RecordId> all = new LinkedHashSet<>();
    for (String name : config.get(SENDS_FOR)) {
      Optional<RecordId> owner = owners.find(name);
      owner.ifPresent(all::add);
      if (owner.isEmpty()) {
        section.problem(SENDS_FOR.name(), owners.unknown(name));
      }
    }
    return all;
  }
}
