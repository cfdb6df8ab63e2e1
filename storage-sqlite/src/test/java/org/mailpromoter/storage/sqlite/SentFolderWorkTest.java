package org.mailpromoter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.dispatch.SendQueue;
import org.mailpromoter.core.dispatch.SentFolderWork;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxError;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.EvidenceSearch.Result;
import org.mailpromoter.core.sending.OutgoingId;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SendState;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.sending.SentCopyMode;
import org.mailpromoter.core.store.SentFolderStore;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.storage.sqlite.ModelServer.Does;
import org.mailpromoter.testkit.OutgoingStoreContract;
import org.mailpromoter.testkit.fault.CrashPoint;
import org.mailpromoter.testkit.fault.FaultyPort;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Copies and searches in a folder of sent mail, over a real store and a mailbox in memory. */
class SentFolderWorkTest {
  private static final SendProcess PROCESS = new SendProcess(RetrySchedule.STANDARD);

  @TempDir private Path folder;
  private final Hand clock = new Hand();
  private final InMemoryMailbox mailbox = new InMemoryMailbox();
  private SqliteStorage storage;
  private boolean away;
  private int opened;

  /** A clock that is moved by hand. */
  private static final class Hand extends Clock {
    private Instant now = OutgoingStoreContract.NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() {
    storage = Joined.to(folder.resolve("t.db"));
    mailbox.addSent();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private MailboxSource source() {
    return this::session;
  }

  private MailboxSession session() throws MailAccessException {
    opened++;
    if (away) {
      throw new MailAccessException(MailboxError.KEYWORDS_NOT_SEARCHED, "The server is away.");
    }
    return mailbox.open();
  }

  private SentFolderWork work(SentCopyMode mode) {
    return work(mode, storage, Optional.empty());
  }

  private SentFolderWork work(SentCopyMode mode, Storage over, Optional<FolderId> sent) {
    return new SentFolderWork(
        OutgoingStoreContract.ANNA,
        source(),
        mode,
        Optional.of("mail.ours.example"),
        sent,
        over,
        PROCESS,
        clock);
  }

  /** A mail after a try that ends as the server wants. */
  private OutgoingId mail(Does does) throws InterruptedException {
    OutgoingId id = OutgoingStoreContract.addTo(storage.outgoingStore(), 0).id();
    SendLimits any = new SendLimits(1_000, 1_000, 1_000);
    new SendQueue(
            OutgoingStoreContract.ANNA,
            storage.outgoingStore(),
            PROCESS,
            any,
            storage.alertLog(),
            clock)
        .drain(new ModelServer(does));
    storage.alertLog().deleteBefore(clock.now.plusSeconds(1));
    return id;
  }

  private SentCopy copy(OutgoingId mail) {
    return storage.sentFolderStore().of(mail).orElseThrow();
  }

  private List<EvidenceSearch> searches(OutgoingId mail) {
    return storage.sentFolderStore().searches(mail);
  }

  private SendState state(OutgoingId mail) {
    return storage.outgoingStore().find(mail).orElseThrow().state();
  }

  private int copies() {
    return mailbox.size(InMemoryMailbox.SENT);
  }

  private List<Alert> alerts() {
    return storage.alertLog().latest(10);
  }

  private void fileCopy() {
    byte[] bytes = OutgoingStoreContract.text(0).getBytes(StandardCharsets.US_ASCII);
    mailbox.deliver(InMemoryMailbox.SENT, bytes);
  }

  @Test
  void aCopyIsAddedOnce() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    assertThat(work(SentCopyMode.APPEND).run()).isEmpty();
    assertThat(copy(mail).state()).isEqualTo(SentCopy.State.ADDED);
    assertThat(copy(mail).folder()).isEqualTo("Sent");
    assertThat(copies()).isEqualTo(1);
    assertThat(work(SentCopyMode.APPEND).run()).isEmpty();
    assertThat(copies()).isEqualTo(1);
    assertThat(opened).as("sessions: none without work").isEqualTo(1);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aCopyThatTheServerFiledIsNotAdded() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    fileCopy();
    work(SentCopyMode.APPEND).run();
    assertThat(copy(mail).state()).isEqualTo(SentCopy.State.FOUND);
    assertThat(copies()).isEqualTo(1);
  }

  @Test
  void whereTheServerFilesCopiesOrNobodyWantsThemTheMailboxIsNotOpened() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    assertThat(work(SentCopyMode.SERVER).run()).isEmpty();
    assertThat(copy(mail).state()).isEqualTo(SentCopy.State.LEFT_TO_SERVER);
    assertThat(opened).isZero();
    assertThat(work(SentCopyMode.APPEND).run()).isEmpty();
    assertThat(copies()).isZero();
  }

  /** The process dies before and after every call of the store. */
  @Test
  void whereverTheProcessDiesOneCopyIsThere() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    int steps = 0;
    for (CrashPoint crash = CrashPoint.at(1); copy(mail).next().isPresent(); ) {
      Storage faulty = faulty(crash);
      try {
        work(SentCopyMode.APPEND, faulty, Optional.empty()).run();
      } catch (CrashPoint.Crash died) {
        crash = CrashPoint.at(++steps + 1);
      }
    }
    assertThat(steps).isGreaterThan(3);
    assertThat(copies()).isEqualTo(1);
  }

  private Storage faulty(CrashPoint crash) {
    SentFolderStore store = FaultyPort.of(SentFolderStore.class, storage.sentFolderStore(), crash);
    return (Storage)
        java.lang.reflect.Proxy.newProxyInstance(
            Storage.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) ->
                method.getName().equals("sentFolderStore")
                    ? store
                    : method.invoke(storage, arguments));
  }

  @Test
  void anAnswerThatIsLostLeavesNoSecondCopy() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    mailbox.loseAnswersToAdding(true);
    Optional<Instant> next = work(SentCopyMode.APPEND).run();
    assertThat(next).contains(clock.now.plusSeconds(60));
    assertThat(copy(mail).words()).isEqualTo("The mailbox does not answer.");
    assertThat(alerts()).extracting(Alert::code).containsExactly("sending/no-sent-copy");
    clock.now = next.orElseThrow();
    work(SentCopyMode.APPEND).run();
    assertThat(copy(mail).state()).isEqualTo(SentCopy.State.FOUND);
    assertThat(copies()).isEqualTo(1);
  }

  @Test
  void aMailboxThatIsAwayIsTriedForADayWithTwoAlertsAndTheMailIsNotSentAgain() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    away = true;
    Instant began = clock.now;
    for (Optional<Instant> next = work(SentCopyMode.APPEND).run(); next.isPresent(); ) {
      assertThat(next.get()).isAfter(clock.now);
      clock.now = next.get();
      next = work(SentCopyMode.APPEND).run();
    }
    assertThat(Duration.between(began, clock.now)).isEqualTo(Duration.ofDays(1));
    assertThat(copy(mail).state()).isEqualTo(SentCopy.State.GIVEN_UP);
    assertThat(alerts())
        .extracting(Alert::level)
        .containsExactly(Alert.Level.ERROR, Alert.Level.WARNING);
    assertThat(alerts().get(1).text()).contains("Outgoing mail 1 was sent", "The server is away.");
    assertThat(state(mail).phase()).isEqualTo(Phase.SENT);
  }

  @Test
  void aMailboxThatCannotTakeCopiesIsNotTriedAgain() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    mailbox.can(EnumSet.of(Capability.FINDS));
    assertThat(work(SentCopyMode.APPEND).run()).isEmpty();
    assertThat(copy(mail).state()).isEqualTo(SentCopy.State.GIVEN_UP);
    assertThat(alerts()).hasSize(1);
  }

  /** Nobody asked for copies in a mailbox that can keep none. */
  @Test
  void aMailboxThatCannotTakeCopiesHasNoneByDefault() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    mailbox.can(EnumSet.of(Capability.FINDS));
    assertThat(work(SentCopyMode.AUTO).run()).isEmpty();
    assertThat(copy(mail).state()).isEqualTo(SentCopy.State.NOT_WANTED);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aFolderIsUsedThatTheConfigurationNames() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    work(SentCopyMode.APPEND, storage, Optional.of(InMemoryMailbox.ARCHIVE)).run();
    assertThat(copy(mail).folder()).isEqualTo("Archive");
    assertThat(mailbox.size(InMemoryMailbox.ARCHIVE)).isEqualTo(1);
  }

  @Test
  void bytesThatWereDeletedAreNoCopy() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT);
    storage.privacy().erase(new EmailAddress("tom@customer.example"), clock.now);
    assertThat(work(SentCopyMode.APPEND).run()).isEmpty();
    assertThat(copy(mail).state()).isEqualTo(SentCopy.State.GIVEN_UP);
    assertThat(copies()).isZero();
  }

  @Test
  void aCopyOfAnUncertainMailProvesThatItWasSent() throws Exception {
    OutgoingId mail = mail(Does.ACCEPT_AND_LOSE_THE_ANSWER);
    Instant first = work(SentCopyMode.SERVER).run().orElseThrow();
    assertThat(first).isEqualTo(clock.now.plusSeconds(5));
    clock.now = first;
    Instant second = work(SentCopyMode.SERVER).run().orElseThrow();
    assertThat(searches(mail))
        .containsExactly(new EvidenceSearch(first, "Sent", Result.NOT_THERE, ""));
    assertThat(state(mail).phase()).isEqualTo(Phase.UNCERTAIN);
    fileCopy();
    clock.now = second;
    assertThat(work(SentCopyMode.SERVER).run()).isPresent();
    assertThat(state(mail).phase()).isEqualTo(Phase.SENT);
    assertThat(state(mail).words()).isEqualTo("A copy is in the folder Sent.");
    assertThat(searches(mail))
        .extracting(EvidenceSearch::result)
        .containsExactly(Result.NOT_THERE, Result.FOUND);
    assertThat(work(SentCopyMode.SERVER).run()).isEmpty();
    assertThat(copies()).isEqualTo(1);
  }

  @Test
  void anUncertainMailIsLookedForAtGrowingIntervalsForAQuarterOfAnHour() throws Exception {
    OutgoingId mail = mail(Does.LOSE_THE_MAIL);
    Instant began = clock.now;
    for (Optional<Instant> next = work(SentCopyMode.APPEND).run(); next.isPresent(); ) {
      assertThat(next.get()).isAfter(clock.now);
      clock.now = next.get();
      next = work(SentCopyMode.APPEND).run();
    }
    assertThat(searches(mail)).hasSize(7).allMatch(each -> each.result() == Result.NOT_THERE);
    assertThat(Duration.between(began, clock.now)).isEqualTo(Duration.ofMinutes(15));
    assertThat(state(mail).phase()).isEqualTo(Phase.UNCERTAIN);
    assertThat(copies()).isZero();
  }

  @Test
  void aProcessThatWasAwayLooksOnceMore() throws Exception {
    OutgoingId mail = mail(Does.LOSE_THE_MAIL);
    clock.now = clock.now.plus(Duration.ofHours(2));
    assertThat(work(SentCopyMode.APPEND).run()).isEmpty();
    assertThat(searches(mail)).hasSize(1);
  }

  @Test
  void whatCouldNotBeSearchedIsSaid() throws Exception {
    OutgoingId mail = mail(Does.LOSE_THE_MAIL);
    clock.now = clock.now.plusSeconds(5);
    away = true;
    work(SentCopyMode.APPEND).run();
    away = false;
    clock.now = clock.now.plusSeconds(25);
    mailbox.can(Set.of());
    work(SentCopyMode.APPEND).run();
    assertThat(searches(mail))
        .extracting(EvidenceSearch::result)
        .containsExactly(Result.NOT_SEARCHED, Result.NOT_SEARCHED);
    assertThat(searches(mail))
        .extracting(EvidenceSearch::words)
        .containsExactly(
            "The server is away.",
            "In this kind of mailbox messages cannot be looked for by their Message-ID.");
    assertThat(state(mail).phase()).isEqualTo(Phase.UNCERTAIN);
  }

  /** What is known of servers. */
  @Test
  void serversThatFileCopiesAreKnown() {
    for (String host : List.of("smtp.gmail.com", "SMTP.office365.com", "smtp.zoho.eu")) {
      assertThat(SentCopyMode.AUTO.at(Optional.of(host))).isEqualTo(SentCopyMode.SERVER);
    }
    assertThat(SentCopyMode.AUTO.at(Optional.empty())).isEqualTo(SentCopyMode.SERVER);
    assertThat(SentCopyMode.AUTO.at(Optional.of("mail.ours.example")))
        .isEqualTo(SentCopyMode.APPEND);
    assertThat(SentCopyMode.NONE.at(Optional.of("mail.ours.example"))).isEqualTo(SentCopyMode.NONE);
  }
}
