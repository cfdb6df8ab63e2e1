package org.mailpromoter.installation.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.core.activity.TrackingChange.Extent.ACTIVITY;
import static org.mailpromoter.core.activity.TrackingChange.Extent.CONVERSATION;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Effect;
import org.mailpromoter.installation.permission.Operation;

/** A request that changes nothing leaves no entry in the audit log, whatever it is about. */
class NoChangeTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final RecordId ANNA = RecordId.user("anna");
  private static final RecordId BERG = RecordId.parse("contact:berg").orElseThrow();
  private static final EmailAddress ADDRESS = new EmailAddress("berg@customer.example");
  private static final byte[] MAIL =
      """
      Message-ID: <1@x.example>
      From: anna@x.example
      To: berg@customer.example
      Date: Sun, 1 Mar 2026 09:00:00 +0000
      Subject: Offer

      Hello
      """
          .getBytes(StandardCharsets.UTF_8);

  /** They make or end something each time, or are asked for to be on record. */
  private static final Set<Operation> ALWAYS =
      EnumSet.of(
          Operation.REVEAL_MESSAGE,
          Operation.CANCEL_JOB,
          Operation.SYNCHRONIZE,
          Operation.TEST_MAILBOX,
          Operation.LOG_IN_TO_MAILBOX,
          Operation.TAKE_TOKEN,
          Operation.SEND_MAIL,
          Operation.BACK_UP,
          Operation.RESTORE,
          Operation.ERASE_PERSON,
          Operation.MAKE_TOKEN);

  private static final Map<String, Change> CHANGES = new LinkedHashMap<>();

  static {
    change("choose-settings", open -> new SettingChoices(open).set(MARIA, "use-correlation", "no"));
    change(
        "choose-settings, back", open -> new SettingChoices(open).reset(MARIA, "use-correlation"));
    change(
        "choose-track-option",
        open -> {
          new TrackOptions(open).set(MARIA, ANNA, TrackOption.ALL);
          return ANNA;
        });
    change("choose-track-option, back", open -> new TrackOptions(open).reset(MARIA, ANNA));
    change("record-sent", NoChangeTest::sent);
    change(
        "change-outgoing",
        open -> new OutgoingChanges(open).cancel(MARIA, QueuedMail.in(open).id().value()));
    change(
        "change-activity",
        open -> new ActivityChanges(open).track(MARIA, sent(open), Tracking.UNTRACKED, ACTIVITY));
    change(
        "change-activity, all",
        open ->
            new ActivityChanges(open).track(MARIA, sent(open), Tracking.UNTRACKED, CONVERSATION));
    change(
        "change-activity, regarding",
        open -> new ActivityChanges(open).regard(MARIA, sent(open), BERG, ACTIVITY));
    change("resolve-address", open -> new ActivityChanges(open).resolve(MARIA, ADDRESS, BERG));
    change(
        "change-records",
        open -> new Records(open).addAddresses(MARIA, BERG, List.of(ADDRESS), "Anna Berg"));
    change(
        "change-records, out of use",
        open -> {
          new Records(open).addAddresses(MARIA, BERG, List.of(ADDRESS), "Anna Berg");
          return new Records(open).activate(MARIA, BERG, false);
        });
    change(
        "change-accounts",
        open -> {
          AccountId olga = AccountId.parse("olga").orElseThrow();
          Optional<Account> account = open.storage().accountStore().find(olga);
          return account.isPresent()
              ? new Accounts(open).change(MARIA, account.get())
              : new Accounts(open)
                  .add(
                      MARIA,
                      Account.of(olga, "", Role.AUDITOR, open.now()),
                      "four words that nobody guesses");
        });
    change("revoke-access", open -> new Sessions(open).endAll(MARIA, "olga"));
    change("retry-messages", open -> retry(open, Retries.Manner.BY_SETTINGS));
    change("track-message", open -> retry(open, Retries.Manner.BY_HAND));
    change(
        "deliver", open -> new Redeliveries(open).replay(MARIA, new SinkId("crm"), Instant.EPOCH));
    change("handle-alerts", open -> new AlertHandlings(open).done(MARIA, raised(open)));
    change(
        "handle-alerts, muted",
        open ->
            new AlertHandlings(open)
                .mute(MARIA, raised(open), open.now().plus(Duration.ofDays(1))));
    change("handle-alerts, open", open -> new AlertHandlings(open).reopen(MARIA, raised(open)));
    change("forget", open -> new Erasures(open).forgetRefused(MARIA, new Task()));
  }

  @TempDir private Path folder;
  private OpenInstallation open;

  /** A change that can be asked for several times. */
  @FunctionalInterface
  private interface Change {
    Object on(OpenInstallation open) throws Exception;
  }

  /** The number of the only activity, which is recorded once. */
  private static long sent(OpenInstallation open) throws Exception {
    Optional<EmailActivity> recorded =
        new SentMails(open).record(MARIA, new ByteArrayInputStream(MAIL));
    return recorded.map(each -> each.id().value()).orElse(1L);
  }

  private static Object retry(OpenInstallation open, Retries.Manner manner) throws Exception {
    Retries retries = new Retries(open);
    return retries.retry(
        MARIA,
        retries.notPromoted(DecisionFilter.all()),
        manner,
        RetryTask.Gone.REPORT,
        new Task());
  }

  /** The cause of an alert of an hour ago. */
  private static AlertCause raised(OpenInstallation open) {
    AlertCause cause = new AlertCause("crm", "delivery/failing");
    Instant at = open.now().minus(Duration.ofHours(1));
    open.storage()
        .alertLog()
        .raise(new Alert(Alert.Level.WARNING, at, cause.about(), cause.code(), "Text.").lasting());
    return cause;
  }

  private static void change(String operation, Change change) {
    CHANGES.put(operation, change);
  }

  static Stream<String> changes() {
    return CHANGES.keySet().stream();
  }

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).openOrCreate();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private int entries() {
    return open.storage().auditLog().list(AuditFilter.ALL, PageKey.START, 99).entries().size();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theSecondTimeLeavesNoEntry(String operation) throws Exception {
    Change change = Optional.ofNullable(CHANGES.get(operation)).orElseThrow();
    Object unused = change.on(open);
    int before = entries();
    Object again = change.on(open);
    assertThat(entries()).as(operation + " -> " + unused + ", " + again).isEqualTo(before);
  }

  @Test
  void everyOperationThatChangesSomethingIsTried() {
    List<String> tried = changes().map(each -> each.replaceAll(",.*", "")).distinct().toList();
    assertThat(Operation.values())
        .filteredOn(each -> each.effect() != Effect.READS && !ALWAYS.contains(each))
        .extracting(Operation::word)
        .containsExactlyInAnyOrderElementsOf(tried);
  }
}
