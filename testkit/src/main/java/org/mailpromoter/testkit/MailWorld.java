package org.mailpromoter.testkit;

import static org.mailpromoter.testkit.MailBuilder.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * An organization with its mail, made of one number: users and queues with their options, tracked
 * folders, conversations with all the ways in which mail shows what it answers, and copies of one
 * message in several mailboxes.
 */
final class MailWorld {
  private static final List<String> OWNERS = List.of("anna", "bert", "sales", "help");
  private static final List<String> OTHERS =
      List.of("carla@customer.example", "xeno@other.example", "ivo@firm.example");
  private static final List<TrackOption> OPTIONS = List.of(TrackOption.values());
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final Random random;
  private final Map<MailboxId, MailboxPolicy> mailboxes = new LinkedHashMap<>();
  private final List<Message> messages = new ArrayList<>();
  private final Policy policy;
  private final FixedDirectory directory;

  /**
   * A message with the places to which it is delivered.
   *
   * @param id its Message-ID
   * @param bytes header and body
   * @param copies the folder of each copy
   * @param recorded whether it is recorded by a command instead, as mail that the system sent
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Message(
      String id, byte[] bytes, Map<MailboxId, List<FolderId>> copies, boolean recorded) {}

  MailWorld(long seed) {
    this.random = new Random(seed);
    this.directory = new FixedDirectory(records());
    this.policy = policy(owners());
    boolean large = chance(8);
    int conversations = 1 + random.nextInt(large ? 3 : 2);
    for (int i = 0; i < conversations; i++) {
      converse(i, 1 + random.nextInt(large ? 7 : 3));
    }
  }

  Policy policy() {
    return policy;
  }

  FixedDirectory directory() {
    return directory;
  }

  List<MailboxId> mailboxes() {
    return List.copyOf(mailboxes.keySet());
  }

  List<Message> messages() {
    return messages;
  }

  private static RecordId owner(String name) {
    boolean queue = name.equals("sales") || name.equals("help");
    return queue ? RecordId.queue(name) : RecordId.user(name);
  }

  private List<RecordEntry> records() {
    List<RecordEntry> records = new ArrayList<>();
    for (String name : OWNERS) {
      PartyRecord record = PartyRecord.of(owner(name), name);
      boolean queue = record.id().equals(RecordId.queue(name));
      PartyRecord owned =
          queue ? record.ownedBy(RecordId.user(chance(50) ? "anna" : "bert")) : record;
      records.add(new RecordEntry(owned, List.of(new EmailAddress(name + "@ours.example"))));
    }
    PartyRecord carla = PartyRecord.of(RecordId.parse("contact:carla").orElseThrow(), "Carla");
    records.add(
        new RecordEntry(
            chance(50) ? carla.ownedBy(RecordId.user("bert")) : carla,
            List.of(new EmailAddress(OTHERS.get(0)))));
    return records;
  }

  private List<Owner> owners() {
    List<Owner> owners = new ArrayList<>();
    for (String name : OWNERS) {
      TrackOption option =
          chance(50) ? TrackOption.REPLIES : OPTIONS.get(random.nextInt(OPTIONS.size()));
      owners.add(new Owner(owner(name), name, Setting.byDefault(option)));
    }
    int count = 2 + random.nextInt(OWNERS.size() - 1);
    for (String name : OWNERS.subList(0, count)) {
      MailboxPolicy mailbox = MailboxPolicy.ownedBy(owner(name));
      if (chance(60)) {
        mailbox = mailbox.tracking(Map.of(InMemoryMailbox.ARCHIVE, record(name)));
      }
      mailboxes.put(new MailboxId(name), mailbox);
    }
    return owners;
  }

  private Optional<RecordId> record(String mailbox) {
    return chance(70) ? RecordId.parse("account:of-" + mailbox) : Optional.empty();
  }

  private Policy policy(List<Owner> owners) {
    Map<OrganizationSwitch, Setting<Boolean>> switches = new EnumMap<>(OrganizationSwitch.class);
    for (OrganizationSwitch each :
        List.of(
            OrganizationSwitch.SYNCING_MAILBOX_ONLY,
            OrganizationSwitch.SENDER_OPTIONS_ACCEPT_REPLIES,
            OrganizationSwitch.QUEUE_ITEMS_FOR_RECIPIENTS,
            OrganizationSwitch.QUEUE_ITEM_FOR_MAILBOX,
            OrganizationSwitch.QUEUE_ITEMS_FOR_DUPLICATES,
            OrganizationSwitch.USE_SMART_MATCHING)) {
      if (chance(20)) {
        switches.put(each, Setting.byDefault(!each.standard()));
      }
    }
    if (switches.containsKey(OrganizationSwitch.QUEUE_ITEMS_FOR_DUPLICATES)) {
      // with the one and without the other the first copy is the only one that gives no item
      switches.remove(OrganizationSwitch.QUEUE_ITEM_FOR_MAILBOX);
    }
    OrganizationSettings settings = OrganizationSettings.of(switches);
    if (chance(20)) {
      settings =
          settings.with(OrganizationValue.INHERIT_REGARDING, "not-to-queues", Origin.byDefault());
    }
    return Policy.of(
        settings,
        owners,
        mailboxes,
        Setting.byDefault(
            List.of(
                "in-reply-to",
                "references",
                "tracking-token",
                "conversation-index",
                "smart-matching")));
  }

  private void converse(int number, int length) {
    List<String> ids = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    Map<Integer, byte[]> indexes = new HashMap<>();
    for (int i = 0; i < length; i++) {
      String id = "<" + (char) ('a' + random.nextInt(26)) + number + "-" + i + "@x.example>";
      int parent = i == 0 ? -1 : random.nextInt(i);
      List<String> line = new ArrayList<>();
      if (parent >= 0) {
        line.addAll(lines.get(parent));
        line.add(ids.get(parent));
      }
      ids.add(id);
      lines.add(line);
      byte[] index = index(number, parent < 0 ? null : indexes.get(parent));
      indexes.put(i, index);
      write(id, number, i, line, index);
    }
  }

  private byte[] index(int number, byte @Nullable [] parent) {
    if (parent == null) {
      byte[] first = new byte[22];
      first[0] = 1;
      first[10] = (byte) number;
      return first;
    }
    byte[] child = Arrays.copyOf(parent, parent.length + 5);
    child[parent.length] = (byte) random.nextInt(100);
    return child;
  }

  private void write(String id, int conversation, int position, List<String> line, byte[] index) {
    int minutes = conversation * 7 + position * 10;
    MailBuilder message =
        mail()
            .id(id)
            .from(address())
            .subject(subject(conversation, position))
            .date(
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    START.plusSeconds(minutes * 60L).atOffset(ZoneOffset.UTC)));
    if (!line.isEmpty() && chance(60)) {
      message.inReplyTo(line.get(line.size() - 1));
    }
    if (!line.isEmpty() && chance(60)) {
      message.field(
          "References", String.join(" ", line.subList(random.nextInt(line.size()), line.size())));
    }
    if (chance(25)) {
      message.field("Thread-Index", Base64.getEncoder().encodeToString(index));
    }
    deliver(id, message);
  }

  private String subject(int conversation, int position) {
    String token = chance(20) ? " CRM:000" + (1000 + conversation) : "";
    return (position == 0 ? "" : "Re: ") + "Forty wooden chairs " + conversation + token;
  }

  private void deliver(String id, MailBuilder message) {
    Map<MailboxId, List<FolderId>> copies = new LinkedHashMap<>();
    List<String> to = new ArrayList<>();
    List<String> cc = new ArrayList<>();
    for (MailboxId each : mailboxes.keySet()) {
      String address = each + "@ours.example";
      if (chance(40)) {
        (chance(70) ? to : cc).add(address);
        copies.put(each, folders());
      } else if (chance(10)) {
        copies.put(each, folders());
      }
    }
    to.add(OTHERS.get(random.nextInt(OTHERS.size())));
    message.to(String.join(", ", to));
    if (!cc.isEmpty()) {
      message.cc(String.join(", ", cc));
    }
    messages.add(new Message(id, message.bytes(), copies, copies.isEmpty() && chance(50)));
  }

  private List<FolderId> folders() {
    if (!chance(15)) {
      return List.of(InMemoryMailbox.INBOX);
    }
    return chance(50)
        ? List.of(InMemoryMailbox.ARCHIVE)
        : List.of(InMemoryMailbox.INBOX, InMemoryMailbox.ARCHIVE);
  }

  private String address() {
    int which = random.nextInt(5);
    return which < OTHERS.size()
        ? OTHERS.get(which)
        : OWNERS.get(which - OTHERS.size()) + "@ours.example";
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
