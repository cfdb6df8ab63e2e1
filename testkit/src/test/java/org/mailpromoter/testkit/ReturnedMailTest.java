package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.Known;
import org.mailpromoter.core.store.Query;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.fault.WrongPort;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** A delivery report is linked to the mail it returns, whatever else is being written. */
class ReturnedMailTest {
  private static final MailboxId MAILBOX = new MailboxId("christopher");
  private static final RecordId USER = RecordId.user("christopher");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final InMemoryActivityStore store = new InMemoryActivityStore();
  private final FixedDirectory directory =
      new FixedDirectory(
          List.of(
              new RecordEntry(
                  PartyRecord.of(USER, "Christopher"),
                  List.of(new EmailAddress("christopher@ours.example")))));
  private final List<CorrelationStrategy> strategies =
      BuiltInStrategies.of(TrackingTokenFormat.DEFAULT);

  private static byte[] offer() {
    return mail()
        .id("<offer@ours.example>")
        .from("christopher@ours.example")
        .to("nobody@customer.example")
        .cc("christopher@ours.example")
        .bytes();
  }

  private static byte[] report() {
    return mail()
        .from("mailer-daemon@mx.example")
        .to("christopher@ours.example")
        .subject("Undelivered Mail Returned to Sender")
        .field("MIME-Version", "1.0")
        .field("Content-Type", "multipart/report; report-type=delivery-status; boundary=x")
        .body(
            "--x\nContent-Type: text/plain\n\nSorry.\n"
                + "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n"
                + "--x\nContent-Type: text/rfc822-headers\n\n"
                + "Message-ID: <offer@ours.example>\n\n--x--\n")
        .bytes();
  }

  /** Pages of one message. */
  private MailboxSession session() {
    return WrongPort.of(
        MailboxSession.class,
        mailbox.open(),
        "changesSince",
        (right, arguments) ->
            right.changesSince(
                (FolderId) arguments[0],
                (Cursor) arguments[1],
                new PageLimit(1, ((PageLimit) arguments[2]).headerBytes())));
  }

  private MailboxReport sync(ActivityStore into) throws InterruptedException {
    Policy policy =
        Policy.of(
            OrganizationSettings.DEFAULT,
            List.of(new Owner(USER, "Christopher", Setting.byDefault(TrackOption.ALL))),
            Map.of(MAILBOX, MailboxPolicy.ownedBy(USER)),
            Setting.byDefault(List.of("in-reply-to")));
    return new Synchronizer(into, directory, strategies, CLOCK)
        .synchronize(
            new MailboxTask(
                Turn.alone(MAILBOX),
                this::session,
                List.of(FolderTask.incoming(InMemoryMailbox.INBOX))),
            policy,
            1,
            SyncListener.NONE);
  }

  private EmailActivity activity(int index) {
    return store.activities().get(index);
  }

  private static boolean isForReports(Object[] lookUp) {
    Query query = (Query) lookUp[0];
    return query.occurrences().isEmpty() && !query.keys().isEmpty();
  }

  @Test
  void mailOfThePageBeforeIsFoundThoughItIsStillBeingWritten() throws Exception {
    mailbox.deliver(offer());
    mailbox.deliver(report());
    CountDownLatch lookedUp = new CountDownLatch(1);
    ActivityStore telling =
        WrongPort.of(
            ActivityStore.class,
            store,
            "lookUp",
            (right, arguments) -> {
              Known known = right.lookUp((Query) arguments[0]);
              if (isForReports(arguments)) {
                lookedUp.countDown();
              }
              return known;
            });
    ActivityStore waiting =
        WrongPort.of(
            ActivityStore.class,
            telling,
            "commit",
            (right, arguments) -> {
              if (!((Commit) arguments[0]).activities().isEmpty()) {
                assertThat(lookedUp.await(1, TimeUnit.MINUTES)).isTrue();
              }
              right.commit((Commit) arguments[0]);
              return null;
            });
    assertThat(sync(waiting).promoted()).isEqualTo(2);
    assertThat(activity(1).correlatedActivity()).contains(activity(0).id());
  }

  /** AS-15. */
  @Test
  void mailThatIsRecordedAfterTheLookUpIsFoundWhenThePageIsDecidedAnew() throws Exception {
    mailbox.deliver(report());
    ActivityStore overtaken =
        WrongPort.of(
            ActivityStore.class,
            store,
            "lookUp",
            (right, arguments) -> {
              Known known = right.lookUp((Query) arguments[0]);
              if (isForReports(arguments) && store.activities().isEmpty()) {
                record();
              }
              return known;
            });
    assertThat(sync(overtaken).promoted()).isEqualTo(1);
    assertThat(activity(1).correlatedActivity()).contains(activity(0).id());
  }

  private void record() throws IOException {
    new SentMail(store, directory, strategies, CLOCK)
        .record(new ByteArrayInputStream(offer()), Optional.empty(), ContentKeeper.NONE);
  }
}
