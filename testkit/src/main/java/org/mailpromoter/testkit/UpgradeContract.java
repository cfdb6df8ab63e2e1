package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.Reading;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.fault.CrashPoint;
import org.mailpromoter.testkit.fault.CrashTrial;
import org.mailpromoter.testkit.fault.FaultyPort;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * Tests mail whose headers an older version read wrongly: that version cut addresses, as the first
 * one did after raw 8-bit names.
 *
 * @since 0.1
 */
public interface UpgradeContract {
  /** The version of the policy while the older parser read. */
  long FIRST_POLICY = 1;

  /** A store in which nothing is. */
  StoreUnderTest emptyStore() throws Exception;

  /** A refused contact is promoted, and answers what it answers. */
  @Test
  default void aContactWhoseAddressWasCutIsPromotedAfterAnUpgrade() throws Exception {
    try (StoreUnderTest store = emptyStore()) {
      readByVersion1(store);
      assertThat(subjects(store)).doesNotContain("Re: Offer 4711");
      read(store.store());
      EmailActivity promoted = activity(store, "Re: Offer 4711");
      assertThat(parties(promoted))
          .containsExactly(
              "anna@customer.example contact:anna", "christopher@ours.example user:christopher");
      assertThat(promoted.correlatedActivity()).isPresent();
    }
  }

  /** Of an activity, the party whose address was cut is corrected. */
  @Test
  default void aPartyWhoseAddressWasCutIsCorrectedAfterAnUpgrade() throws Exception {
    try (StoreUnderTest store = emptyStore()) {
      readByVersion1(store);
      assertThat(parties(activity(store, "Copy"))).contains("bert@partner.exampl null");
      read(store.store());
      assertThat(parties(activity(store, "Copy")))
          .containsExactly(
              "anna@customer.example contact:anna",
              "christopher@ours.example user:christopher",
              "bert@partner.example null");
    }
  }

  /** What passed for a contact's mail stays, without the contact, and an alert is raised. */
  @Test
  default void whatWouldNotBePromotedAnyMoreStaysAndIsTold() throws Exception {
    try (StoreUnderTest store = emptyStore()) {
      readByVersion1(store);
      assertThat(parties(activity(store, "Forged"))).contains("anna@customer.example contact:anna");
      MailboxReport report = read(store.store());
      EmailActivity forged = activity(store, "Forged");
      assertThat(parties(forged)).contains("anna@customer.examples null");
      assertThat(report.alerts())
          .extracting(Alert::text)
          .singleElement()
          .satisfies(
              text ->
                  assertThat(text)
                      .contains("1 message that is an activity", "activity " + forged.id() + ")")
                      .contains("untrack it"));
      assertThat(decision(store, "Forged").entry().activity()).contains(forged.id());
      assertThat(decision(store, "Forged").entry().sender()).isEqualTo("anna@customer.examples");
    }
  }

  /** All is read once, and what reads as before is decided as before. */
  @Test
  default void everythingIsReadAnewOnce() throws Exception {
    try (StoreUnderTest store = emptyStore()) {
      readByVersion1(store);
      assertThat(old(store)).isEqualTo(5);
      read(store.store());
      assertThat(old(store)).isZero();
      assertThat(decision(store, "Stranger").policyVersion()).isEqualTo(FIRST_POLICY);
      List<String> after = left(store);
      MailboxReport second = read(store.store());
      assertThat(second.counts()).isEmpty();
      assertThat(second.alerts()).isEmpty();
      assertThat(left(store)).isEqualTo(after);
    }
  }

  /** What cannot be read stays to be read by a later run. */
  @Test
  default void aHeaderThatCannotBeReadIsReadByALaterRun() throws Exception {
    try (StoreUnderTest store = emptyStore()) {
      readByVersion1(store);
      InMemoryMailbox mailbox = mailbox("example", "examples");
      mailbox.refuseHeadersWith("Subject: Copy");
      read(store.store(), mailbox, FIRST_POLICY + 1);
      assertThat(old(store)).isEqualTo(1);
      read(store.store());
      assertThat(old(store)).isZero();
      assertThat(parties(activity(store, "Copy"))).contains("bert@partner.example null");
    }
  }

  /**
   * The first version told mails without a Message-ID apart by their headers only: what it lost as
   * a duplicate is promoted, and what it promoted is not promoted again.
   */
  @Test
  default void whatWasTakenForADuplicateByItsHeaderAloneIsPromotedAfterAnUpgrade()
      throws Exception {
    try (StoreUnderTest store = emptyStore()) {
      read(version1(store.store()), orders("the same", "the same", "the same"), FIRST_POLICY);
      assertThat(subjects(store)).containsExactly("Order");
      read(store.store(), orders("one", "two", "one"), FIRST_POLICY + 1);
      assertThat(store.activities())
          .extracting(each -> each.identity().key())
          .hasSize(2)
          .doesNotHaveDuplicates();
      InMemoryMailbox more = orders("one", "two", "one");
      more.deliver(order("two"));
      read(store.store(), more, FIRST_POLICY + 1);
      assertThat(store.activities()).hasSize(2);
    }
  }

  private static InMemoryMailbox orders(String... bodies) {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    for (String body : bodies) {
      mailbox.deliver(order(body));
    }
    return mailbox;
  }

  private static byte[] order(String body) {
    return from("anna@customer.example")
        .id("")
        .subject("Order")
        .date("Mon, 5 Jan 2026 09:12:00 +0000")
        .body(body)
        .bytes();
  }

  /** Whatever step the process dies at, the same is left in the end. */
  @Test
  default void anUpgradeThatIsCutShortIsCompletedByTheNextRun() throws Exception {
    assertThat(CrashTrial.differences(this::upgraded)).isEmpty();
  }

  private List<String> upgraded(CrashPoint crash) throws Exception {
    try (StoreUnderTest store = emptyStore()) {
      readByVersion1(store);
      boolean done = false;
      while (!done) {
        try {
          read(FaultyPort.of(ActivityStore.class, store.store(), crash));
          done = true;
        } catch (CrashPoint.Crash e) {
          store.restart();
        }
      }
      assertThat(Invariants.violations(store.decisions(), store.activities(), store.store()))
          .isEmpty();
      assertThat(store.damages()).isEmpty();
      return left(store);
    }
  }

  private static List<String> left(StoreUnderTest store) {
    List<String> left = new ArrayList<>();
    store.activities().forEach(each -> left.add(each.subject() + " " + parties(each)));
    decisions(store)
        .map(StoredDecision::entry)
        .forEach(each -> left.add(each.reason() + " " + each.subject() + " " + each.sender()));
    return left.stream().sorted().toList();
  }

  private static long old(StoreUnderTest store) {
    return store.store().readByOlderParsers(TestLine.MAILBOX, InMemoryMailbox.INBOX, 0, 99).size();
  }

  private static Stream<StoredDecision> decisions(StoreUnderTest store) {
    return store.decisions().list(DecisionFilter.all(), Integer.MAX_VALUE).stream();
  }

  private static StoredDecision decision(StoreUnderTest store, String subject) {
    return decisions(store)
        .filter(each -> each.entry().subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> subjects(StoreUnderTest store) {
    return store.activities().stream().map(EmailActivity::subject).toList();
  }

  private static EmailActivity activity(StoreUnderTest store, String subject) {
    return store.activities().stream()
        .filter(each -> each.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> parties(EmailActivity activity) {
    return activity.parties().stream().map(UpgradeContract::words).toList();
  }

  private static String words(ActivityParty party) {
    return party.address().address() + " " + party.record().orElse(null);
  }

  private static void readByVersion1(StoreUnderTest store) throws Exception {
    new TestLine().recordTheOffer(store.store());
    read(version1(store.store()), mailbox("exampl", "example"), FIRST_POLICY);
  }

  private static MailboxReport read(ActivityStore store) throws Exception {
    InMemoryMailbox mailbox = mailbox("example", "examples");
    mailbox.removeFirst();
    return read(store, mailbox, FIRST_POLICY + 1);
  }

  /** The same mail, as two parsers see it. */
  private static InMemoryMailbox mailbox(String end, String forgedEnd) {
    InMemoryMailbox mailbox = new InMemoryMailbox();
    MailBuilder[] mails = {
      from("x@y." + end).id("<gone@x.example>").subject("Gone"),
      from("anna@customer." + end)
          .id("<reply@x.example>")
          .subject("Re: Offer 4711")
          .inReplyTo("<offer@ours.example>"),
      from("anna@customer.example")
          .id("<copy@x.example>")
          .subject("Copy")
          .cc("bert@partner." + end),
      from("anna@customer." + forgedEnd).id("<forged@x.example>").subject("Forged"),
      from("zoe@z.example").id("<stranger@x.example>").subject("Stranger")
    };
    for (MailBuilder each : mails) {
      mailbox.deliver(each.bytes());
    }
    return mailbox;
  }

  private static MailBuilder from(String address) {
    return mail().from(address).to("christopher@ours.example");
  }

  private static MailboxReport read(
      ActivityStore store, InMemoryMailbox mailbox, long policyVersion)
      throws InterruptedException {
    Clock clock = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
    Policy policy =
        Policy.of(
            OrganizationSettings.DEFAULT,
            List.of(
                new Owner(
                    TestLine.USER,
                    "Christopher",
                    Setting.byDefault(TrackOption.LEADS_CONTACTS_ACCOUNTS))),
            Map.of(TestLine.MAILBOX, MailboxPolicy.ownedBy(TestLine.USER)),
            Setting.byDefault(List.of("in-reply-to", "references", "tracking-token")));
    return new Synchronizer(
            store,
            new TestLine().directory(),
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            clock)
        .synchronize(
            new MailboxTask(
                Turn.alone(TestLine.MAILBOX),
                mailbox,
                List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy,
            policyVersion,
            SyncListener.NONE);
  }

  /** The store as it was written while the first version of the parser was the present one. */
  private static ActivityStore version1(ActivityStore store) {
    Reading first = new Reading(1, Set.of(), List.of());
    return (ActivityStore)
        Proxy.newProxyInstance(
            ActivityStore.class.getClassLoader(),
            new Class<?>[] {ActivityStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                store.commit(((Commit) arguments[0]).toBuilder().reading(first).build());
                return null;
              }
              if (method.getName().equals("readByOlderParsers")) {
                return List.of();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
