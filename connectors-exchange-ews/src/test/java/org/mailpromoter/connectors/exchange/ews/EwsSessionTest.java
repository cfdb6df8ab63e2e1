package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.exchange.ews.read.EwsCursor;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.exchange.stub.ExchangeMailbox;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.StubMessage;
import org.mailpromoter.exchange.stub.fault.HttpFaults;
import org.mailpromoter.exchange.stub.fault.Quirk;
import org.mailpromoter.exchange.stub.fault.SoapFaults;

class EwsSessionTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final PageLimit LIMIT = new PageLimit(1_000, 64 << 10);

  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final ExchangeMailbox anna = stub.mailbox("anna");

  @AfterEach
  void stop() {
    stub.close();
  }

  private MailboxSession open(Map<String, String> login) throws MailAccessException {
    return Ews.source(Ews.profile(stub, Map.of("header-batch", "3")), login).open();
  }

  private MailboxSession open() throws MailAccessException {
    return open(Ews.login("anna"));
  }

  private void deliver(int count) {
    for (int i = 1; i <= count; i++) {
      anna.deliver(
          mail()
              .from("tom@customer.example")
              .to("anna@example.test")
              .subject("Number " + i)
              .body("Text of " + i + "\n")
              .bytes());
    }
  }

  private static List<Change.Arrived> arrived(ChangePage page) {
    return page.changes().stream()
        .filter(Change.Arrived.class::isInstance)
        .map(Change.Arrived.class::cast)
        .toList();
  }

  private static List<MessageRef> refs(List<Change.Arrived> messages) {
    return messages.stream().map(Change.Arrived::ref).toList();
  }

  @Test
  void foldersAreNamedByTheirPathsAndTheInboxInAnyLanguage() throws Exception {
    anna.folder("Inbox/Customers").folder("Projects/2026");
    anna.rename("Inbox", "Posteingang");
    try (MailboxSession session = open()) {
      List<Folder> folders = session.folders();
      assertThat(folders)
          .extracting(folder -> folder.id().value())
          .contains("INBOX", "INBOX/Customers", "Projects/2026", "Sent Items")
          .doesNotContain("Calendar", "Contacts");
      assertThat(folders)
          .filteredOn(folder -> folder.role() == FolderRole.SENT)
          .extracting(Folder::name)
          .containsExactly("Sent Items");
    }
  }

  @Test
  void aFolderBelowTheInboxIsRead() throws Exception {
    anna.folder("Inbox/Customers");
    anna.deliver("Inbox/Customers", mail().subject("There").bytes(), Instant.EPOCH);
    try (MailboxSession session = open()) {
      FolderId folder = new FolderId("inbox/Customers");
      assertThat(arrived(session.changesSince(folder, Cursor.START, LIMIT))).hasSize(1);
    }
  }

  @Test
  void aStateThatExchangeForgotMeansFromTheStart() throws Exception {
    deliver(2);
    try (MailboxSession session = open()) {
      Cursor cursor = session.changesSince(INBOX, Cursor.START, LIMIT).next();
      anna.forgetSyncStates();
      ChangePage again = session.changesSince(INBOX, cursor, LIMIT);
      assertThat(arrived(again)).hasSize(2);
      assertThat(again.more()).isFalse();
    }
  }

  @Test
  void answersInAnotherOrderAndFewerOfThemAreNoDifference() throws Exception {
    deliver(8);
    stub.faults().quirk(Quirk.REVERSED_ANSWERS);
    stub.faults().quirk(Quirk.FEWER_ANSWERS);
    try (MailboxSession session = open()) {
      List<Change.Arrived> messages = arrived(session.changesSince(INBOX, Cursor.START, LIMIT));
      assertThat(subjects(messages))
          .containsExactlyInAnyOrder(
              "Number 1",
              "Number 2",
              "Number 3",
              "Number 4",
              "Number 5",
              "Number 6",
              "Number 7",
              "Number 8");
      Collected bodies = new Collected();
      session.fetch(messages, bodies);
      for (Change.Arrived message : messages) {
        String number = subjects(List.of(message)).get(0).substring(7);
        assertThat(bodies.texts.get(message.ref())).contains("Text of " + number);
      }
    }
  }

  private static List<String> subjects(List<Change.Arrived> messages) {
    return messages.stream()
        .map(message -> new String(message.header(), StandardCharsets.UTF_8))
        .map(header -> header.replaceFirst("(?s).*Subject: ([^\r]*)\r.*", "$1"))
        .toList();
  }

  @Test
  void aServerLikeGromoxIsReadAsWell() throws Exception {
    deliver(3);
    stub.faults().quirk(Quirk.NINE_DIGIT_FRACTIONS);
    stub.faults().quirk(Quirk.NO_CONVERSATION_INDEX);
    stub.faults().quirk(Quirk.FORGIVING_SYNC_STATE);
    try (MailboxSession session = open()) {
      List<Change.Arrived> messages = arrived(session.changesSince(INBOX, Cursor.START, LIMIT));
      assertThat(messages).hasSize(3).allMatch(m -> m.receivedAt().isAfter(Instant.EPOCH));
      Cursor garbage = EwsCursor.upTo("garbage").token();
      assertThat(arrived(session.changesSince(INBOX, garbage, LIMIT))).hasSize(3);
    }
  }

  @Test
  void aServerThatPromisesMoreForEverIsBelievedOnce() throws Exception {
    deliver(2);
    stub.faults().quirk(Quirk.LYING_LAST_ITEM);
    try (MailboxSession session = open()) {
      ChangePage page = session.changesSince(INBOX, Cursor.START, LIMIT);
      assertThat(arrived(page)).hasSize(2);
      assertThat(page.more()).isFalse();
    }
  }

  @Test
  void aMessageThatCannotBeReadCostsItselfOnly() throws Exception {
    deliver(2);
    stub.faults()
        .once(
            "GetItem",
            SoapFaults.rewritten(
                text ->
                    text.replaceFirst(
                        "(?s)(<m:GetItemResponseMessage) ResponseClass=\"Success\">.*?"
                            + "(</m:GetItemResponseMessage>)",
                        "$1 ResponseClass=\"Error\"><m:MessageText>Broken.</m:MessageText>"
                            + "<m:ResponseCode>ErrorItemCorrupt</m:ResponseCode>$2")));
    try (MailboxSession session = open()) {
      List<Change> changes = session.changesSince(INBOX, Cursor.START, LIMIT).changes();
      assertThat(changes).hasSize(2);
      assertThat(changes.get(0))
          .isInstanceOfSatisfying(
              Change.Unreadable.class,
              message -> assertThat(message.why()).contains("ErrorItemCorrupt"));
    }
  }

  @Test
  void aMarkLeavesOtherCategoriesAndTheReadMarkAsTheyAre() throws Exception {
    deliver(2);
    anna.categorizeLast("Inbox", "Blue", "Later");
    try (MailboxSession session = open()) {
      List<MessageRef> refs = refs(arrived(session.changesSince(INBOX, Cursor.START, LIMIT)));
      session.mark(refs, Mark.set("Tracked"));
      session.mark(refs, Mark.set("tracked"));
      assertThat(anna.messages("Inbox"))
          .extracting(StubMessage::categories)
          .containsExactly(List.of("Tracked"), List.of("Blue", "Later", "Tracked"));
      session.mark(refs, Mark.cleared("TRACKED"));
      assertThat(anna.messages("Inbox"))
          .extracting(StubMessage::categories)
          .containsExactly(List.of(), List.of("Blue", "Later"));
      assertThat(anna.messages("Inbox")).noneMatch(StubMessage::read);
    }
  }

  @Test
  void aMarkedMessageIsNotReportedAgain() throws Exception {
    deliver(2);
    try (MailboxSession session = open()) {
      ChangePage page = session.changesSince(INBOX, Cursor.START, LIMIT);
      session.mark(refs(arrived(page)), Mark.set("Tracked"));
      ChangePage after = session.changesSince(INBOX, page.next(), LIMIT);
      assertThat(after.changes()).isEmpty();
      assertThat(after.next()).isNotEqualTo(page.next());
      assertThat(session.marked(INBOX, java.util.Set.of("tracked"))).hasSize(2);
    }
  }

  @Test
  void whatSomebodyElseChangesMeanwhileIsReadAnewAndMarkedThen() throws Exception {
    deliver(2);
    stub.faults()
        .once("UpdateItem", SoapFaults.everyMessage("ErrorIrresolvableConflict", "Changed."));
    try (MailboxSession session = open()) {
      List<MessageRef> refs = refs(arrived(session.changesSince(INBOX, Cursor.START, LIMIT)));
      session.mark(refs, Mark.set("Tracked"));
      assertThat(anna.messages("Inbox"))
          .extracting(StubMessage::categories)
          .containsExactly(List.of("Tracked"), List.of("Tracked"));
    }
  }

  @Test
  void whoMayNotChangeAFolderIsTold() throws Exception {
    deliver(1);
    stub.faults().once("UpdateItem", SoapFaults.everyMessage("ErrorAccessDenied", "Denied."));
    try (MailboxSession session = open()) {
      List<MessageRef> refs = refs(arrived(session.changesSince(INBOX, Cursor.START, LIMIT)));
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> session.mark(refs, Mark.set("Tracked")));
      assertThat(e.code()).isEqualTo(EwsError.FOLDER_ACCESS_DENIED);
      assertThat(e.sentence()).contains("putting categories on messages of the folder INBOX");
    }
  }

  @Test
  void aSentMessageHasWhatCorrelationNeeds() throws Exception {
    byte[] sent =
        mail()
            .id("<answer@ours.example>")
            .from("Anna <anna@ours.example>")
            .to("tom@customer.example")
            .field("In-Reply-To", "<question@customer.example>")
            .subject("Re: Grüße")
            .bytes();
    anna.deliver("Sent Items", sent, Instant.parse("2026-03-05T08:09:10Z"));
    try (MailboxSession session = open()) {
      ChangePage page = session.changesSince(new FolderId("Sent Items"), Cursor.START, LIMIT);
      Envelope envelope =
          new EnvelopeParser(MessageLimits.DEFAULT).parse(arrived(page).get(0).header());
      assertThat(envelope.messageId()).hasToString("Optional[<answer@ours.example>]");
      assertThat(envelope.inReplyTo()).hasSize(1);
      assertThat(envelope.to().addresses()).hasSize(1);
      assertThat(envelope.subject()).isEqualTo("Re: Grüße");
    }
  }

  @Test
  void colleaguesInMailFromHereAreKnownByTheirSmtpAddresses() throws Exception {
    stub.mailbox("rosa");
    stub.faults().quirk(Quirk.SENT_FROM_HERE);
    for (int i = 0; i < 4; i++) {
      anna.deliver(
          "Sent Items",
          mail()
              .id("<" + i + "@stub.example>")
              .from("Anna <anna@stub.example>")
              .to("Rosa <rosa@stub.example>, tom@customer.example, gone@stub.example")
              .subject("Number " + i)
              .bytes(),
          Instant.parse("2026-03-05T08:09:10Z"));
    }
    try (MailboxSession session = open()) {
      FolderId folder = new FolderId("Sent Items");
      List<Change.Arrived> messages = arrived(session.changesSince(folder, Cursor.START, LIMIT));
      assertThat(messages).hasSize(4);
      for (Change.Arrived message : messages) {
        Envelope envelope = new EnvelopeParser(MessageLimits.DEFAULT).parse(message.header());
        assertThat(envelope.to().addresses())
            .extracting(each -> each.address().toString())
            .containsExactly("rosa@stub.example", "tom@customer.example");
      }
    }
    assertThat(stub.requests())
        .filteredOn(each -> each.operation().equals("ResolveNames"))
        .hasSize(3);
  }

  @Test
  void mailThatWasTransportedIsAskedForItsHeaderAndLittleElse() throws Exception {
    anna.deliver(
        mail()
            .id("<1@customer.example>")
            .date("Thu, 5 Mar 2026 08:09:10 +0000")
            .from("tom@customer.example")
            .bytes());
    try (MailboxSession session = open()) {
      assertThat(arrived(session.changesSince(INBOX, Cursor.START, LIMIT))).hasSize(1);
      assertThat(getItems()).isEqualTo(1);
      anna.deliver(mail().id("").from("tom@customer.example").bytes());
      session.changesSince(INBOX, Cursor.START, LIMIT);
      assertThat(getItems()).isEqualTo(3);
    }
  }

  private long getItems() {
    return stub.requests().stream().filter(each -> each.operation().equals("GetItem")).count();
  }

  @Test
  void markingAndMovingPassOverWhatIsGone() throws Exception {
    deliver(2);
    anna.folder("Done");
    try (MailboxSession session = open()) {
      List<MessageRef> refs = refs(arrived(session.changesSince(INBOX, Cursor.START, LIMIT)));
      anna.removeFirst("Inbox");
      session.mark(refs, Mark.set("Tracked"));
      session.move(refs, new FolderId("Done"));
      session.move(refs, new FolderId("Done"));
      assertThat(anna.messages("Inbox")).isEmpty();
      assertThat(anna.messages("Done")).hasSize(1).noneMatch(StubMessage::read);
    }
  }

  @Test
  void movingToNowhereIsSaidSo() throws Exception {
    deliver(1);
    try (MailboxSession session = open()) {
      List<MessageRef> refs = refs(arrived(session.changesSince(INBOX, Cursor.START, LIMIT)));
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> session.move(refs, new FolderId("Nowhere")));
      assertThat(e.code()).isEqualTo(EwsError.FOLDER_NOT_FOUND);
      assertThat(e.sentence()).contains("Nowhere");
    }
  }

  @Test
  void aSharedMailboxIsReadByADelegate() throws Exception {
    stub.mailbox("support").delegate(anna.address()).deliver(mail().subject("Help").bytes());
    Map<String, String> login = new HashMap<>(Ews.login("anna"));
    login.put("mailbox", stub.mailbox("support").address());
    try (MailboxSession session = open(login)) {
      assertThat(subjects(arrived(session.changesSince(INBOX, Cursor.START, LIMIT))))
          .containsExactly("Help");
      assertThat(session.folders()).isNotEmpty();
    }
  }

  @Test
  void whereOnlyTheInboxIsSharedItAndWhatIsBelowItAreListedAndRead() throws Exception {
    ExchangeMailbox maria = stub.mailbox("maria").folder("Inbox/Shared").folder("Inbox/Private");
    maria.share("Inbox", anna.address()).share("Inbox/Shared", anna.address());
    maria.deliver(mail().subject("For both").bytes());
    Map<String, String> login = new HashMap<>(Ews.login("anna"));
    login.put("mailbox", maria.address());
    try (MailboxSession session = open(login)) {
      assertThat(session.folders())
          .extracting(folder -> folder.id().value())
          .containsExactly("INBOX", "INBOX/Shared");
      assertThat(subjects(arrived(session.changesSince(INBOX, Cursor.START, LIMIT))))
          .containsExactly("For both");
      FolderId shared = new FolderId("INBOX/Shared");
      assertThat(session.changesSince(shared, Cursor.START, LIMIT).changes()).isEmpty();
    }
  }

  @Test
  void aSubjectThatTheHeaderHasLostIsTakenFromTheItem() throws Exception {
    stub.faults().quirk(Quirk.ASCII_HEADERS);
    List<String> subjects =
        List.of("Raw 8bit Überschrift", "Why? Für 5 €", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Plain?");
    for (String subject : subjects) {
      anna.deliver(
          ("Message-ID: <"
                  + subjects.indexOf(subject)
                  + "@x.example>\r\nDate: Thu, 5 Mar 2026 08:09:10 +0000\r\n"
                  + "From: tom@x.example\r\nSubject: "
                  + subject
                  + "\r\nX-More: 1\r\n\r\nText\r\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    try (MailboxSession session = open()) {
      List<Change.Arrived> messages = arrived(session.changesSince(INBOX, Cursor.START, LIMIT));
      assertThat(messages)
          .extracting(
              each -> new EnvelopeParser(MessageLimits.DEFAULT).parse(each.header()).subject())
          .containsExactly("Raw 8bit Überschrift", "Why? Für 5 €", "Grüße", "Plain?");
      assertThat(messages)
          .allMatch(each -> new String(each.header(), StandardCharsets.UTF_8).contains("X-More"));
    }
  }

  @Test
  void aMailboxOfSomebodyElseIsDenied() {
    Map<String, String> login = new HashMap<>(Ews.login("anna"));
    login.put("mailbox", stub.mailbox("boss").address());
    MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> open(login));
    assertThat(e.code()).isIn(EwsError.ACCESS_DENIED, EwsError.FOLDER_NOT_FOUND);
  }

  @Test
  void whoMayImpersonateReadsAnyMailbox() throws Exception {
    deliver(1);
    stub.impersonator("service", "secret");
    Map<String, String> login = new HashMap<>(Ews.login("service"));
    login.put("mailbox", anna.address());
    login.put("impersonate", "yes");
    try (MailboxSession session = open(login)) {
      assertThat(arrived(session.changesSince(INBOX, Cursor.START, LIMIT))).hasSize(1);
    }
  }

  @Test
  void whoMayNotImpersonateIsTold() {
    Map<String, String> login = new HashMap<>(Ews.login("anna"));
    login.put("mailbox", stub.mailbox("boss").address());
    login.put("impersonate", "yes");
    MailAccessException e = catchThrowableOfType(MailAccessException.class, () -> open(login));
    assertThat(e.code()).isEqualTo(EwsError.IMPERSONATION_DENIED);
    assertThat(e.sentence()).contains("'anna' may not act as the owner");
  }

  @Test
  void newsEndTheWaiting() throws Exception {
    try (MailboxSession session = open()) {
      session.changesSince(INBOX, Cursor.START, LIMIT);
      Thread sender = later(this::deliverOne);
      assertThat(session.awaitNews(List.of(INBOX), Duration.ofMinutes(5))).isTrue();
      sender.join();
    }
  }

  private void deliverOne() {
    deliver(1);
  }

  private Thread later(Runnable work) {
    CountDownLatch subscribed = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              while (stub.requests().stream()
                  .noneMatch(each -> each.operation().equals("Subscribe"))) {
                Thread.onSpinWait();
              }
              work.run();
              subscribed.countDown();
            });
    thread.start();
    return thread;
  }

  @Test
  void whatArrivedBeforeTheWaitingIsNoticedAtOnce() throws Exception {
    try (MailboxSession session = open()) {
      session.changesSince(INBOX, Cursor.START, LIMIT);
      deliver(1);
      assertThat(session.awaitNews(List.of(INBOX), Duration.ofMinutes(5))).isTrue();
    }
  }

  @Test
  void withoutNewsTheWaitingEndsWhenItsTimeIsOver() throws Exception {
    try (MailboxSession session = open()) {
      assertThat(session.awaitNews(List.of(INBOX), Duration.ofMillis(300))).isFalse();
      assertThat(session.awaitNews(List.of(INBOX), Duration.ofMillis(300))).isFalse();
      assertThat(stub.requests()).filteredOn(r -> r.operation().equals("Subscribe")).hasSize(1);
    }
  }

  @Test
  void aStreamThatIsCutIsOpenedAgain() throws Exception {
    stub.faults().once("GetStreamingEvents", HttpFaults.dropped());
    try (MailboxSession session = open()) {
      Thread sender = later(this::deliverOne);
      assertThat(session.awaitNews(List.of(INBOX), Duration.ofMinutes(5))).isTrue();
      sender.join();
    }
  }

  @Test
  void aSubscriptionThatIsLostIsNews() throws Exception {
    stub.faults()
        .once(
            "GetStreamingEvents",
            SoapFaults.error(500, "ErrorSubscriptionNotFound", "No such subscription."));
    try (MailboxSession session = open()) {
      assertThat(session.awaitNews(List.of(INBOX), Duration.ofMinutes(5))).isTrue();
      assertThat(session.awaitNews(List.of(INBOX), Duration.ofMillis(200))).isFalse();
    }
  }

  @Test
  void closingEndsTheWaiting() throws Exception {
    MailboxSession session = open();
    Thread closer = later(session::close);
    MailAccessException e =
        catchThrowableOfType(
            MailAccessException.class,
            () -> session.awaitNews(List.of(INBOX), Duration.ofMinutes(5)));
    assertThat(e.code()).isEqualTo(EwsError.CONNECTION_LOST);
    closer.join();
  }

  @Test
  void interruptingEndsTheWaiting() throws Exception {
    try (MailboxSession session = open()) {
      Thread waiter = Thread.currentThread();
      Thread interrupter = later(waiter::interrupt);
      assertThat(
              catchThrowableOfType(
                  InterruptedException.class,
                  () -> session.awaitNews(List.of(INBOX), Duration.ofMinutes(5))))
          .isNotNull();
      interrupter.join();
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  /** Collects the results of a session. */
  private static final class Collected implements BodySink {
    private final Map<MessageRef, String> texts = new HashMap<>();
    private final List<MessageRef> missing = new ArrayList<>();

    @Override
    public void message(MessageRef ref, InputStream message) throws java.io.IOException {
      texts.put(ref, new String(message.readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void missing(MessageRef ref, String why) {
      missing.add(ref);
    }
  }
}
