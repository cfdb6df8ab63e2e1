package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.memory.InMemoryActivityStore;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * Mail without a Message-ID: programs write many such mails with the same header in the same
 * second, and none may be lost as a duplicate of another one.
 */
class MailWithoutIdTest {
  private static final MailboxId OTHER = new MailboxId("other");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
  private static final List<CorrelationStrategy> STRATEGIES =
      BuiltInStrategies.of(TrackingTokenFormat.DEFAULT);

  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private final InMemoryActivityStore store = new InMemoryActivityStore();

  private static byte[] order(String body) {
    return mail()
        .id("")
        .from("shop@shop.example")
        .to("christopher@ours.example")
        .subject("New order")
        .date("Mon, 5 Jan 2026 09:12:00 +0000")
        .body(body)
        .bytes();
  }

  private void sync(MailboxId name, InMemoryMailbox source, FolderTask folder)
      throws InterruptedException {
    Policy policy =
        Policy.of(
            OrganizationSettings.of(
                Map.of(OrganizationSwitch.AUTO_TRACK_SENT_ITEMS, Setting.byDefault(true))),
            List.of(new Owner(TestLine.USER, "Christopher", Setting.byDefault(TrackOption.ALL))),
            Map.of(
                TestLine.MAILBOX,
                MailboxPolicy.ownedBy(TestLine.USER),
                OTHER,
                MailboxPolicy.ownedBy(TestLine.USER)),
            Setting.byDefault(List.of("in-reply-to")));
    new Synchronizer(store, new TestLine().directory(), STRATEGIES, CLOCK)
        .synchronize(
            new MailboxTask(Turn.alone(name), source, List.of(folder)),
            policy,
            1,
            SyncListener.NONE);
  }

  private void sync() throws InterruptedException {
    sync(TestLine.MAILBOX, mailbox, FolderTask.incoming(InMemoryMailbox.INBOX));
  }

  private List<String> bodies() {
    return store.activities().stream().map(each -> each.body().text().strip()).toList();
  }

  @Test
  void twoMailsThatDifferInTheirContentOnlyAreBothPromoted() throws Exception {
    mailbox.deliver(order("Order 17"));
    mailbox.deliver(order("Order 18"));
    sync();
    assertThat(bodies()).containsExactly("Order 17", "Order 18");
  }

  @Test
  void aMailThatDiffersFromAnEarlierOneInItsContentOnlyIsPromoted() throws Exception {
    mailbox.deliver(order("Order 17"));
    sync();
    mailbox.deliver(order("Order 18"));
    sync();
    assertThat(bodies()).containsExactly("Order 17", "Order 18");
  }

  /** Each server adds its own lines and may end the message differently. */
  @Test
  void theCopyInAnotherMailboxIsADuplicate() throws Exception {
    mailbox.deliver(order("Order 17\n\nThank you\n"));
    sync();
    String copy = new String(order("Order 17\n\nThank you\n\n\n"), StandardCharsets.UTF_8);
    InMemoryMailbox other = new InMemoryMailbox();
    other.deliver(
        ("Delivered-To: support@ours.example\r\n" + copy.replace("\r", "").replace("\n", "\r\n"))
            .getBytes(StandardCharsets.UTF_8));
    sync(OTHER, other, FolderTask.incoming(InMemoryMailbox.INBOX));
    assertThat(store.activities()).hasSize(1);
    assertThat(store.decisions())
        .extracting(DecisionEntry::reason)
        .containsExactly(Reason.ACCEPT_ALL, Reason.DUPLICATE);
  }

  @Test
  void aMailWhoseContentCannotBeReadIsNoDuplicate() throws Exception {
    mailbox.deliver(order("Order 17"));
    mailbox.deliver(order("Order 18"));
    mailbox.refuseBodiesWith("Order");
    sync();
    mailbox.refuseBodiesWith("");
    sync();
    assertThat(bodies()).containsExactlyInAnyOrder("Order 17", "Order 18");
  }

  @Test
  void onlyMailWithoutAnIdIsReadOnceMoreToTellItApart() throws Exception {
    mailbox.deliver(mail().from("zoe@z.example").to("christopher@ours.example").bytes());
    sync();
    assertThat(mailbox.fetched()).isEqualTo(1);
    mailbox.deliver(order("Order 17"));
    sync();
    assertThat(mailbox.fetched()).isEqualTo(3);
  }

  @Test
  void theCopyInTheSentFolderIsADuplicateOfTheMailThatWasRecorded() throws Exception {
    byte[] sent =
        mail()
            .id("")
            .from("christopher@ours.example")
            .to("anna@customer.example")
            .subject("Offer")
            .body("4711")
            .bytes();
    Optional<EmailActivity> recorded =
        new SentMail(store, new FixedDirectory(List.of()), STRATEGIES, CLOCK)
            .record(new ByteArrayInputStream(sent), Optional.empty(), ContentKeeper.NONE);
    assertThat(recorded).isPresent();
    mailbox.deliver(sent);
    sync(TestLine.MAILBOX, mailbox, new FolderTask(InMemoryMailbox.INBOX, FolderRole.SENT));
    assertThat(store.decisions())
        .extracting(DecisionEntry::reason)
        .containsExactly(Reason.DUPLICATE);
  }
}
