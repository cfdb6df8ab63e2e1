package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.core.store.Settlement;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.Marking;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * The contract of every {@link Privacy}; the rule numbers are those of its documentation. It checks
 * what is on the disk, and not only what the other ports return.
 *
 * @since 0.1
 */
public interface PrivacyContract {
  /** The mailbox of the tests. */
  MailboxId MAILBOX = new MailboxId("christopher");

  /** Its user. */
  RecordId USER = RecordId.user("christopher");

  /** The address of the person who is erased. */
  String PERSON = "anna.secret@customer.example";

  /** Opens the storage of this test, which is empty at first and then holds what was kept in it. */
  Storage open() throws Exception;

  /** Returns how many files, or other places, of the storage contain a text, in any case. */
  long placesWith(String text) throws Exception;

  private static MailBuilder mailFrom(String sender) {
    return MailBuilder.mail().from(sender).to("christopher@ours.example");
  }

  private static MailboxReport sync(Storage storage, InMemoryMailbox mailbox, Policy policy)
      throws InterruptedException {
    return new Synchronizer(
            storage.activityStore(),
            storage.recordStore(),
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            Clock.systemUTC())
        .synchronize(
            new MailboxTask(
                Turn.alone(MAILBOX), mailbox, List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy,
            storage.policyLog().versionOf(policy, Instant.EPOCH),
            SyncListener.NONE);
  }

  private static Policy policy(TrackOption option, String evidence) {
    return Policy.of(
        OrganizationSettings.DEFAULT
            .with(OrganizationValue.REFUSED_EVIDENCE, evidence, Origin.byDefault())
            .with(OrganizationValue.CREATE_UNKNOWN_SENDERS, "contact", Origin.byDefault()),
        List.of(new Owner(USER, "Christopher", Setting.byDefault(option))),
        Map.of(MAILBOX, MailboxPolicy.ownedBy(USER)),
        Setting.byDefault(List.of("in-reply-to")));
  }

  private static void user(Storage storage) {
    storage
        .recordStore()
        .put(
            List.of(
                new RecordEntry(
                    PartyRecord.of(USER, "Christopher"),
                    List.of(new EmailAddress("christopher@ours.example")))));
  }

  /** PV-1: an erased address is stored nowhere, and its mail remains known as decided. */
  @Test
  default void pv1_anErasedPersonStandsNowhere() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(
          mailFrom("Anna <" + PERSON + ">").subject("From " + PERSON).body(PERSON).bytes());
      mailbox.deliver(
          mailFrom("other@customer.example")
              .cc("ANNA.Secret@customer.example")
              .subject("About anna.SECRET@customer.example")
              .body("Ask Anna.Secret@customer.example about it.\n")
              .id("<1.anna.secret@customer.example>")
              .bytes());
      sync(storage, mailbox, policy(TrackOption.ALL, "full"));
      mailbox.deliver(mailFrom(PERSON).subject("Refused").bytes());
      sync(storage, mailbox, policy(TrackOption.NONE, "full"));
      storage
          .choiceStore()
          .put(new Choice(Choice.ORGANIZATION, "k", "v", new Actor.Person(PERSON), Instant.EPOCH));
      assertThat(storage.activityHistory().count(ActivityFilter.all())).isEqualTo(2);
    }
    assertThat(placesWith(PERSON)).isPositive();
    try (Storage storage = open()) {
      Privacy.Erased erased = storage.privacy().erase(new EmailAddress(PERSON), Instant.EPOCH);
      assertThat(erased.decisions()).isEqualTo(3);
      assertThat(erased.activities()).isEqualTo(2);
      assertThat(erased.records()).isEqualTo(1);
      assertThat(erased.remaining()).isZero();
      assertThat(placesWith(PERSON)).isZero();
      assertThat(storage.activityHistory().count(ActivityFilter.all())).isEqualTo(2);
    }
    assertThat(placesWith(PERSON)).isZero();
    try (Storage storage = open()) {
      mailbox.renumber();
      MailboxReport again = sync(storage, mailbox, policy(TrackOption.ALL, "full"));
      assertThat(again.recognised()).isEqualTo(3);
      assertThat(again.promoted()).isZero();
    }
  }

  private static byte[] withAttachment(String sender, String content) {
    return mailFrom(sender)
        .field("Content-Type", "multipart/mixed; boundary=b")
        .body("--b\nContent-Type: text/csv; name=list.csv\n\n" + content + "\n--b--\n")
        .bytes();
  }

  private static long contents(Storage storage) {
    return storage.activityHistory().list(ActivityFilter.all(), 9).stream()
        .flatMap(each -> storage.activityHistory().find(each.id()).stream())
        .flatMap(each -> each.body().attachments().stream())
        .filter(each -> each.content().isPresent())
        .count();
  }

  /** PV-1, P-52: what only the person sent is deleted with it. */
  @Test
  default void pv1_attachmentsOfAnErasedPersonAreDeletedUnlessOthersSentThemToo() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(withAttachment(PERSON, "of her own only"));
      mailbox.deliver(withAttachment(PERSON, "of several people"));
      mailbox.deliver(withAttachment("other@customer.example", "of several people"));
      mailbox.deliver(
          withAttachment("other@customer.example", "who: Anna.Secret@customer.example"));
      sync(storage, mailbox, policy(TrackOption.ALL, "full"));
      assertThat(contents(storage)).isEqualTo(4);
    }
    assertThat(placesWith("of her own only")).isPositive();
    try (Storage storage = open()) {
      assertThat(storage.privacy().erase(new EmailAddress(PERSON), Instant.EPOCH).remaining())
          .isZero();
      assertThat(contents(storage)).isEqualTo(1);
    }
    assertThat(placesWith("of her own only")).isZero();
    assertThat(placesWith("of several people")).isPositive();
    assertThat(placesWith(PERSON)).isZero();
  }

  /** PV-1: a change of tracking stays, and no longer names the person who made it. */
  @Test
  default void pv1_aChangeOfTrackingStaysWithoutThePerson() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(mailFrom("other@customer.example").bytes());
      sync(storage, mailbox, policy(TrackOption.ALL, "full"));
      ActivityId id = storage.activityHistory().list(ActivityFilter.all(), 1).get(0).id();
      Actor person = new Actor.Person(PERSON);
      storage
          .activityStore()
          .track(
              new TrackingChange(
                  id,
                  Tracking.STOPPED,
                  TrackingChange.Extent.ACTIVITY,
                  person,
                  Instant.ofEpochSecond(7)));
      Privacy.Erased erased = storage.privacy().erase(new EmailAddress(PERSON), Instant.EPOCH);
      assertThat(erased.others()).isEqualTo(1);
      assertThat(storage.activityHistory().trackingChanges(id))
          .singleElement()
          .satisfies(each -> assertThat(each.tracking()).isEqualTo(Tracking.STOPPED))
          .satisfies(each -> assertThat(each.at()).isEqualTo(Instant.ofEpochSecond(7)))
          .satisfies(each -> assertThat(each.actor()).isNotEqualTo(person));
    }
    assertThat(placesWith(PERSON)).isZero();
  }

  /** PV-2: sinks learn what they must forget. */
  @Test
  default void pv2_sinksAreToldOfWhatErasingChangedAndOfNothingElse() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    SinkId crm = new SinkId("crm");
    Instant at = Instant.parse("2026-01-05T12:00:00Z");
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(mailFrom(PERSON).bytes());
      mailbox.deliver(mailFrom("other@customer.example").body("Ask " + PERSON + ".").bytes());
      mailbox.deliver(mailFrom("third@customer.example").body("Hello.").bytes());
      sync(storage, mailbox, policy(TrackOption.ALL, "full"));
      storage.outbox().subscribe(Set.of(crm));
      assertThat(storage.outbox().replay(crm, Instant.EPOCH, at)).isEqualTo(3);
      Settlement failed = Settlement.setAside(1, "No contact " + PERSON + " is known.");
      storage.outbox().settle(crm, 1, failed, at);
      storage.outbox().settle(crm, 2, Settlement.delivered(1), at);
      storage.outbox().settle(crm, 3, Settlement.delivered(1), at);
      storage.privacy().erase(new EmailAddress(PERSON), at);
      assertThat(storage.outbox().due(crm, at, 9))
          .extracting(each -> each.event().kind() + " " + each.event().activity().id())
          .containsExactly("CHANGED 1", "CHANGED 2");
      assertThat(placesWith(PERSON)).isZero();
    }
  }

  /** PV-3: what is forgotten was decided all the same. */
  @Test
  default void pv3_retentionDeletesWhatWasSeenAndNotThatItWasDecided() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(mailFrom(PERSON).subject("Very private").bytes());
      sync(storage, mailbox, policy(TrackOption.NONE, "full"));
      Privacy privacy = storage.privacy();
      Instant past = Instant.EPOCH;
      Instant future = Instant.parse("2999-01-01T00:00:00Z");
      assertThat(privacy.forget(Reason.NO_CORRELATION_MATCH, past)).isZero();
      assertThat(privacy.forget(Reason.NO_RECIPIENT_MATCH, future)).isZero();
      assertThat(privacy.forget(Reason.NO_CORRELATION_MATCH, future)).isEqualTo(1);
      assertThat(privacy.forget(Reason.NO_CORRELATION_MATCH, future)).isZero();
      StoredDecision left = storage.decisionHistory().list(DecisionFilter.all(), 1).get(0);
      assertThat(left.entry().sender()).isEmpty();
      assertThat(left.entry().reason()).isEqualTo(Reason.NO_CORRELATION_MATCH);
      assertThat(
              storage
                  .decisionHistory()
                  .page(DecisionFilter.all(), DecisionHistory.With.FACTS, 0, 9))
          .isEmpty();
      assertThat(placesWith("very private")).isZero();
      mailbox.renumber();
      assertThat(sync(storage, mailbox, policy(TrackOption.ALL, "full")).recognised()).isEqualTo(1);
    }
  }

  /** PV-4: where only digests are wanted, nothing else is ever written. */
  @Test
  default void pv4_withDigestsOnlyNothingOfRefusedMailIsWritten() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(mailFrom(PERSON).subject("Very private").bytes());
      MailboxReport report = sync(storage, mailbox, policy(TrackOption.NONE, "digest-only"));
      assertThat(report.processed()).isEqualTo(1);
      assertThat(placesWith("very private")).isZero();
      assertThat(placesWith(PERSON)).isZero();
      StoredDecision left = storage.decisionHistory().list(DecisionFilter.all(), 1).get(0);
      assertThat(left.entry().outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(left.entry().hasEvidence()).isFalse();
    }
  }

  /** PV-4: a decision that is taken again follows the setting of now. */
  @Test
  default void pv4_aDecisionTakenAgainLeavesADigestOnlyWhereThatIsWantedNow() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(mailFrom(PERSON).subject("Very private").bytes());
      sync(storage, mailbox, policy(TrackOption.NONE, "full"));
      StoredDecision kept = storage.decisionHistory().list(DecisionFilter.all(), 1).get(0);
      Policy digests = policy(TrackOption.NONE, "digest-only");
      new Synchronizer(storage.activityStore(), storage.recordStore(), List.of(), Clock.systemUTC())
          .retry(
              new RetryTask(
                  Turn.alone(MAILBOX),
                  mailbox,
                  List.of(kept.entry().ref()),
                  false,
                  RetryTask.Gone.REPORT,
                  Marking.NONE),
              digests,
              storage.policyLog().versionOf(digests, Instant.EPOCH));
      assertThat(
              storage
                  .decisionHistory()
                  .page(DecisionFilter.all(), DecisionHistory.With.FACTS, 0, 9))
          .isEmpty();
      StoredDecision left = storage.decisionHistory().list(DecisionFilter.all(), 1).get(0);
      assertThat(left.entry().sender()).isEmpty();
      assertThat(left.entry().reason()).isEqualTo(Reason.NO_CORRELATION_MATCH);
    }
  }

  /** PV-1: an address may stand in a Message-ID. */
  @Test
  default void pv1_aMessageIdThatHoldsTheAddressIsErasedFromSentMailToo() throws Exception {
    try (Storage storage = open()) {
      user(storage);
      byte[] sent =
          MailBuilder.mail()
              .id("<x." + PERSON + ">")
              .from("christopher@ours.example")
              .to(PERSON)
              .bytes();
      new SentMail(storage.activityStore(), storage.recordStore(), List.of(), Clock.systemUTC())
          .record(
              new ByteArrayInputStream(sent),
              RecordId.parse("contact:" + PERSON),
              ContentKeeper.NONE);
      assertThat(storage.privacy().erase(new EmailAddress(PERSON), Instant.EPOCH).remaining())
          .isZero();
    }
    assertThat(placesWith(PERSON)).isZero();
  }

  /** PV-5: a person is erased whole or not at all. */
  @Test
  default void pv5_anErasureThatIsEndedChangesNothing() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    SinkId crm = new SinkId("crm");
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(mailFrom(PERSON).body("Hello.").bytes());
      mailbox.deliver(mailFrom("other@customer.example").body("Ask " + PERSON + ".").bytes());
      storage.outbox().subscribe(Set.of(crm));
      sync(storage, mailbox, policy(TrackOption.ALL, "full"));
      List<String> before = everything(storage, crm);
      int ended =
          Cancelling.atEachCall(
              progress ->
                  storage.privacy().erase(new EmailAddress(PERSON), Instant.EPOCH, progress),
              () -> assertThat(everything(storage, crm)).isEqualTo(before));
      assertThat(ended).isPositive();
      assertThat(placesWith(PERSON)).isZero();
      assertThat(everything(storage, crm)).isNotEqualTo(before);
    }
  }

  /** PV-6: a preview counts what is erased then, and changes nothing. */
  @Test
  default void pv6_findingAPersonCountsWhatErasingChangesAndChangesNothing() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    SinkId crm = new SinkId("crm");
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(mailFrom(PERSON).body("Hello.").bytes());
      mailbox.deliver(mailFrom("other@customer.example").body("Ask " + PERSON + ".").bytes());
      storage.outbox().subscribe(Set.of(crm));
      sync(storage, mailbox, policy(TrackOption.ALL, "full"));
      storage
          .choiceStore()
          .put(new Choice(Choice.ORGANIZATION, "k", "v", new Actor.Person(PERSON), Instant.EPOCH));
      List<String> before = everything(storage, crm);
      long places = placesWith(PERSON);
      Privacy.Found found = storage.privacy().find(new EmailAddress(PERSON), Progress.NONE);
      assertThat(everything(storage, crm)).isEqualTo(before);
      assertThat(placesWith(PERSON)).isEqualTo(places);
      Privacy.Erased erased = storage.privacy().erase(new EmailAddress(PERSON), Instant.EPOCH);
      assertThat(found)
          .isEqualTo(
              new Privacy.Found(
                  erased.decisions(), erased.activities(), erased.records(), erased.others()));
      assertThat(found.activities()).isEqualTo(2);
      assertThat(storage.privacy().find(new EmailAddress(PERSON), Progress.NONE).isNothing())
          .isTrue();
    }
  }

  private static List<String> everything(Storage storage, SinkId sink) {
    List<String> all = new ArrayList<>();
    storage.recordStore().list("", 99).forEach(each -> all.add(each.toString()));
    storage.outbox().due(sink, Instant.EPOCH, 99).forEach(each -> all.add(each.toString()));
    storage
        .activityHistory()
        .list(ActivityFilter.all(), 99)
        .forEach(each -> all.add(each.id() + " " + each.subject() + " " + each.parties()));
    storage
        .decisionHistory()
        .page(DecisionFilter.all(), DecisionHistory.With.FACTS, 0, 99)
        .forEach(each -> all.add(each.id() + " " + each.entry().sender()));
    return all;
  }

  /** PV-5: what retention forgot stays forgotten. */
  @Test
  default void pv5_retentionThatIsEndedKeepsWhatItDid() throws Exception {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    Instant future = Instant.parse("2999-01-01T00:00:00Z");
    try (Storage storage = open()) {
      user(storage);
      mailbox.deliver(mailFrom(PERSON).subject("Very private").bytes());
      sync(storage, mailbox, policy(TrackOption.NONE, "full"));
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(
              () ->
                  storage
                      .privacy()
                      .forget(
                          Reason.NO_CORRELATION_MATCH,
                          future,
                          some -> {
                            throw new CancellationException("ended after " + some);
                          }))
          .withMessage("ended after 1");
      assertThat(placesWith("very private")).isZero();
      assertThat(storage.privacy().forget(Reason.NO_CORRELATION_MATCH, future)).isZero();
    }
  }
}
