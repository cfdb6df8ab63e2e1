package org.mailpromoter.testkit;

import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** One user who wants replies, one customer, one offer that was sent to her; the line behind. */
final class TestLine {
  static final MailboxId MAILBOX = new MailboxId("christopher");
  static final RecordId USER = RecordId.user("christopher");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  private final FixedDirectory directory =
      new FixedDirectory(
          List.of(
              entry(USER, "christopher@ours.example"),
              entry(RecordId.parse("contact:anna").orElseThrow(), "anna@customer.example")));
  private final List<CorrelationStrategy> strategies =
      new ArrayList<>(BuiltInStrategies.of(TrackingTokenFormat.DEFAULT));

  private static RecordEntry entry(RecordId id, String address) {
    return new RecordEntry(PartyRecord.of(id, id.key()), List.of(new EmailAddress(address)));
  }

  /** The line with one more strategy, which comes first. */
  TestLine with(CorrelationStrategy strategy) {
    strategies.add(0, strategy);
    return this;
  }

  static MailBuilder fromAnna() {
    return mail().from("anna@customer.example").to("christopher@ours.example");
  }

  static MailBuilder reply() {
    return fromAnna().subject("Re: Offer 4711").inReplyTo("<offer@ours.example>");
  }

  /** A store that knows the offer. */
  InMemoryActivityStore store() throws IOException {
    InMemoryActivityStore store = new InMemoryActivityStore();
    recordTheOffer(store);
    return store;
  }

  void recordTheOffer(ActivityStore store) throws IOException {
    byte[] offer =
        mail()
            .id("<offer@ours.example>")
            .from("christopher@ours.example")
            .to("anna@customer.example")
            .subject("Offer 4711")
            .bytes();
    new SentMail(store, directory, strategies, CLOCK)
        .record(
            new ByteArrayInputStream(offer), RecordId.parse("account:contoso"), ContentKeeper.NONE);
  }

  MailboxReport sync(ActivityStore store, MailboxSource source) throws InterruptedException {
    return sync(store, source, directory);
  }

  /** The records that there are. */
  RecordDirectory directory() {
    return directory;
  }

  MailboxReport sync(ActivityStore store, MailboxSource source, RecordDirectory records)
      throws InterruptedException {
    return new Synchronizer(store, records, strategies, CLOCK)
        .synchronize(
            new MailboxTask(
                Turn.alone(MAILBOX), source, List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy(),
            1,
            SyncListener.NONE);
  }

  static Policy policy() {
    return Policy.of(
        OrganizationSettings.DEFAULT,
        List.of(new Owner(USER, "Christopher", Setting.byDefault(TrackOption.REPLIES))),
        Map.of(MAILBOX, MailboxPolicy.ownedBy(USER)),
        Setting.byDefault(List.of("in-reply-to", "references", "tracking-token")));
  }

  /** What came of every message, in words that two stores can be compared by. */
  static List<String> results(InMemoryActivityStore store) {
    return results(store.decisions(), store.activities());
  }

  /** The same; numbers of activities are left out, since unused ones are lost. */
  static List<String> results(List<DecisionEntry> decisions, List<EmailActivity> activities) {
    Map<ActivityId, String> keys = new HashMap<>();
    activities.forEach(each -> keys.put(each.id(), each.identity().key()));
    List<String> results = new ArrayList<>();
    decisions.forEach(each -> results.add(each.reason() + " " + each.identity().key()));
    activities.forEach(
        each ->
            results.add(
                each.identity().key()
                    + " by "
                    + each.correlationMethod()
                    + " with "
                    + each.correlatedActivity().map(keys::get).orElse("none")
                    + " about "
                    + each.regarding().map(RecordId::key).orElse("nothing")
                    + ": "
                    + each.body().text().strip()));
    return results;
  }
}
