package org.mailpromoter.core.promotion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.correlation.StrategyReport;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.facts.Arrival;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.Location;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.Forwarding;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.AddressList;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.KnownActivity;

/** Christopher's mailbox, his colleague Maria, the queue Support, and a message from Anna. */
public final class Situation {
  public static final MailboxId MAILBOX = new MailboxId("christopher");
  public static final RecordId CHRISTOPHER = RecordId.user("christopher");
  public static final RecordId MARIA = RecordId.user("maria");
  public static final RecordId SUPPORT = RecordId.queue("support");

  public static final MessageIdentity IDENTITY = new MessageIdentity("mail@customer.example", 1);

  private final Map<RecordId, TrackOption> options = new HashMap<>();
  private final Map<OrganizationSwitch, Setting<Boolean>> switches = new HashMap<>();
  private final Map<EmailAddress, List<PartyRecord>> records = new HashMap<>();
  private final List<StrategyReport> reports = new ArrayList<>();
  private final List<KnownActivity> known = new ArrayList<>();
  private final List<NamedAddress> to = new ArrayList<>();
  private final List<NamedAddress> cc = new ArrayList<>();
  private AddressList from = AddressList.of(List.of(NamedAddress.of("anna@customer.example")));
  private RecordId owner = CHRISTOPHER;
  private Optional<RecordId> responsible = Optional.empty();
  private long size = 1000;
  private Watermark watermark = Watermark.NONE;
  private Forwarding forwarding = Forwarding.NONE;
  private boolean enabled = true;
  private String id = "mail@customer.example";
  private List<MessageId> inReplyTo = List.of();
  private boolean approved = true;
  private String folder = "INBOX";
  private FolderRole role = FolderRole.INBOX;
  private Set<String> keywords = Set.of();
  private String subject = "Re: Offer";
  private final Map<String, String> hints = new HashMap<>();
  private final Map<OrganizationValue, String> values = new HashMap<>();
  private final Map<RecordId, Set<MachineMail>> refused = new HashMap<>();
  private Map<FolderId, Optional<RecordId>> trackedFolders = Map.of();

  private CreationAttempts attempts = CreationAttempts.NONE;
  private @Nullable Instant processFrom;

  private Situation() {
    options.put(CHRISTOPHER, TrackOption.REPLIES);
    options.put(MARIA, TrackOption.REPLIES);
    options.put(SUPPORT, TrackOption.ALL);
    record("christopher@ours.example", PartyRecord.of(CHRISTOPHER, "Christopher Reed"));
    record("maria@ours.example", PartyRecord.of(MARIA, "Maria Campbell"));
    record("support@ours.example", PartyRecord.of(SUPPORT, "Support"));
  }

  /** A message to Christopher from somebody unknown. */
  public static Situation mailToChristopher() {
    return new Situation().to("christopher@ours.example");
  }

  /** A message without recipients. */
  public static Situation mail() {
    return new Situation();
  }

  public Situation to(String address) {
    to.add(NamedAddress.of(address));
    return this;
  }

  public Situation cc(String address) {
    cc.add(NamedAddress.of(address));
    return this;
  }

  public Situation from(AddressList list) {
    from = list;
    return this;
  }

  public Situation senderIs(RecordKind kind) {
    return record("anna@customer.example", PartyRecord.of(new RecordId(kind, "anna"), "Anna"));
  }

  public Situation record(String address, PartyRecord record) {
    records.computeIfAbsent(new EmailAddress(address), unused -> new ArrayList<>()).add(record);
    return this;
  }

  /** Sets a Track option. */
  public Situation option(RecordId id, TrackOption option) {
    options.put(id, option);
    return this;
  }

  /** Sets a switch. */
  public Situation with(OrganizationSwitch which, boolean value) {
    switches.put(which, new Setting<>(value, new Origin.InFile("test.yaml", 7)));
    return this;
  }

  /** The message answers activity 7, found by a method. */
  public Situation answers(String strategy, CorrelationMethod method) {
    return answers(strategy, method, 7);
  }

  /** The message answers an activity, found by a method. */
  public Situation answers(String strategy, CorrelationMethod method, long activity) {
    Match match =
        Match.restore(
            new ActivityId(activity),
            RecordId.parse("account:contoso"),
            "Offer",
            Clue.in("In-Reply-To", "<offer@ours.example>"));
    reports.add(
        StrategyReport.of(strategy, method, List.of("offer@ours.example"), Optional.of(match)));
    return this;
  }

  public Situation seeks(String strategy, CorrelationMethod method, String value) {
    reports.add(StrategyReport.of(strategy, method, List.of(value), Optional.empty()));
    return this;
  }

  public Situation fails(String strategy, String thrown) {
    reports.add(
        StrategyReport.failed(strategy, CorrelationMethod.CUSTOM, StrategyFault.threw(thrown)));
    return this;
  }

  public Situation known(KnownActivity activity) {
    known.add(activity);
    return this;
  }

  public Situation mailboxOf(RecordId id) {
    owner = id;
    return this;
  }

  /** The user to whom the queue of the mailbox belongs. */
  public Situation answeredBy(RecordId user) {
    responsible = Optional.of(user);
    return this;
  }

  public Situation size(long bytes) {
    size = bytes;
    return this;
  }

  public Situation disabled() {
    enabled = false;
    return this;
  }

  public Envelope envelope() {
    Envelope.Builder envelope = Envelope.builder();
    hints.forEach(envelope::hint);
    return envelope
        .identity(
            id.equals("mail@customer.example") ? IDENTITY : new MessageIdentity("<" + id + ">", 1))
        .messageId(new MessageId(id))
        .inReplyTo(inReplyTo)
        .from(from)
        .to(AddressList.of(to))
        .cc(AddressList.of(cc))
        .subject(subject)
        .build();
  }

  /** Another message than the usual one. */
  public Situation id(String messageId) {
    id = messageId;
    return this;
  }

  /** What the header says the message answers. */
  public Situation inReplyTo(MessageId parent) {
    inReplyTo = List.of(parent);
    return this;
  }

  /** Somebody stopped the conversation that the last report found. */
  public Situation stopped() {
    StrategyReport last = reports.remove(reports.size() - 1);
    Match match = last.match().orElseThrow().stopped(true);
    reports.add(
        StrategyReport.of(last.strategy(), last.method(), last.sought(), Optional.of(match)));
    return this;
  }

  /** What the mailbox had processed before. */
  public Situation processedUpTo(Instant reached) {
    watermark = new Watermark(reached);
    return this;
  }

  /** How the message came into a forward mailbox. */
  public Situation forwarding(Forwarding how) {
    forwarding = how;
    return this;
  }

  /** The facts. */
  public Facts facts() {
    return new Facts(
        new Location(MAILBOX, new FolderId(folder), role, keywords),
        role == FolderRole.SENT ? Direction.OUTGOING : Direction.INCOMING,
        new Arrival(Instant.EPOCH, size, size, watermark, forwarding),
        envelope(),
        records,
        reports,
        known,
        attempts);
  }

  /** The policy. */
  public Policy policy() {
    List<Owner> owners = new ArrayList<>();
    options.forEach((id, option) -> owners.add(owner(id, option)));
    MailboxPolicy mailbox =
        MailboxPolicy.of(Optional.of(owner), enabled, Optional.ofNullable(processFrom))
            .approved(approved)
            .tracking(trackedFolders);
    return Policy.of(
        organization(),
        owners,
        Map.of(MAILBOX, responsible.map(mailbox::answeredBy).orElse(mailbox)),
        Setting.byDefault(
            List.of(
                "in-reply-to",
                "references",
                "tracking-token",
                "conversation-index",
                "smart-matching")));
  }

  private Owner owner(RecordId id, TrackOption option) {
    return new Owner(id, id.key(), Setting.byDefault(option))
        .refusing(refused.getOrDefault(id, Set.of()), Origin.byDefault());
  }

  private OrganizationSettings organization() {
    OrganizationSettings settings = OrganizationSettings.of(switches);
    for (Map.Entry<OrganizationValue, String> each : values.entrySet()) {
      settings = settings.with(each.getKey(), each.getValue(), new Origin.InFile("test.yaml", 8));
    }
    return settings;
  }

  /** Sets a value of the organization. */
  public Situation with(OrganizationValue which, String value) {
    values.put(which, value);
    return this;
  }

  public Situation refuses(RecordId id, MachineMail... kinds) {
    refused.put(id, Set.of(kinds));
    return this;
  }

  public Situation hint(String name, String value) {
    hints.put(name, value);
    return this;
  }

  public Situation subject(String text) {
    subject = text;
    return this;
  }

  public Situation notApproved() {
    approved = false;
    return this;
  }

  public Situation processFrom(Instant start) {
    processFrom = start;
    return this;
  }

  /** The message lies in the Sent folder, and Christopher wrote it. */
  public Situation sent() {
    role = FolderRole.SENT;
    folder = "Sent";
    from = AddressList.of(List.of(NamedAddress.of("christopher@ours.example")));
    return this;
  }

  /** The number of failed attempts to create the activity of the message. */
  public Situation failed(int times, String said) {
    attempts = new CreationAttempts(times, new Obstacle(Obstacle.Kind.BODY_REFUSED, said));
    return this;
  }

  public Situation keyword(String keyword) {
    keywords = Set.of(keyword);
    return this;
  }

  public Situation inTrackedFolder(String name, Optional<RecordId> regarding) {
    folder = name;
    role = FolderRole.OTHER;
    trackedFolders = Map.of(new FolderId(name), regarding);
    return this;
  }

  public Situation from(String address) {
    return from(AddressList.of(List.of(NamedAddress.of(address))));
  }

  /** The sent copy of the message is an activity. */
  public Situation sentCopyExists() {
    return known(new KnownActivity(new ActivityId(3), Direction.OUTGOING, IDENTITY, -1));
  }

  /** The last report is about a conversation of this owner, in which the sender has this part. */
  public Situation conversation(RecordId conversationOwner, Match.Participation participation) {
    StrategyReport last = reports.remove(reports.size() - 1);
    Match match = last.match().orElseThrow().ownedBy(conversationOwner).with(participation);
    reports.add(
        StrategyReport.of(last.strategy(), last.method(), last.sought(), Optional.of(match)));
    return this;
  }

  /** A strategy found another activity than the others. */
  public Situation answersOther(String strategy, CorrelationMethod method) {
    Match match =
        Match.restore(
            new ActivityId(8),
            RecordId.parse("account:fabrikam"),
            "Other",
            Clue.in("Subject", "CRM:0001"));
    reports.add(StrategyReport.of(strategy, method, List.of("x"), Optional.of(match)));
    return this;
  }
}
