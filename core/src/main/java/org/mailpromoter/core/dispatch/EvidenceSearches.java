package org.mailpromoter.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sending.Evidence;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStore;
import org.mailpromoter.core.store.SentFolderStore;
import org.mailpromoter.core.store.Storage;

/**
 * Looks for copies of mail that is uncertain in the folder of sent mail, for a quarter of an hour.
 * A copy proves that the server accepted the mail. It is not looked for once somebody was accepted:
 * then the copy may be an older one, or ours.
 */
final class EvidenceSearches {
  /** When it is looked for, counted from the doubt: servers file copies within seconds. */
  private static final List<Duration> TIMES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(4),
          Duration.ofMinutes(8),
          Duration.ofMinutes(15));

  /** A doubt that is older was there before this program looked for copies. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private static final int MOST = 100;

  private final MailboxId mailbox;
  private final OutgoingStore mails;
  private final SentFolderStore searches;
  private final SendProcess process;
  private final Clock clock;

  EvidenceSearches(MailboxId mailbox, Storage storage, SendProcess process, Clock clock) {
    this.mailbox = mailbox;
    this.mails = storage.outgoingStore();
    this.searches = storage.sentFolderStore();
    this.process = process;
    this.clock = clock;
  }

  /** The mails for which it is time to look. */
  List<OutgoingMail> due() {
    Instant now = clock.instant();
    return doubtful().stream()
        .filter(each -> next(each).filter(time -> !time.isAfter(now)).isPresent())
        .toList();
  }

  /** When it is time for the next one; empty if none is looked for. */
  Optional<Instant> next() {
    return doubtful().stream().flatMap(each -> next(each).stream()).min(Instant::compareTo);
  }

  private List<OutgoingMail> doubtful() {
    OutgoingFilter filter = OutgoingFilter.of(mailbox, EnumSet.of(Phase.UNCERTAIN));
    Instant oldest = clock.instant().minus(OLDEST);
    return mails.list(filter, Optional.empty(), MOST).stream()
        .filter(each -> each.state().since().isAfter(oldest))
        .filter(
            each -> each.state().recipients().stream().noneMatch(one -> one.state().isAccepted()))
        .toList();
  }

  /** The first time after the last search. */
  private Optional<Instant> next(OutgoingMail mail) {
    Instant since = mail.state().since();
    Instant last =
        searches.searches(mail.id()).stream()
            .map(EvidenceSearch::at)
            .max(Instant::compareTo)
            .orElse(since);
    return TIMES.stream().map(since::plus).filter(last::isBefore).findFirst();
  }

  /**
   * Looks for a copy.
   *
   * @throws MailAccessException if the mailbox cannot be used, which is not written down yet
   */
  void search(SentFolder folder, OutgoingMail mail) throws MailAccessException {
    boolean found = folder.has(mail.messageId());
    Instant now = clock.instant();
    if (found) {
      String where = "A copy is in the folder " + folder.id() + ".";
      Evidence copy = new Evidence(Evidence.Kind.SENT_COPY, now, where);
      mails.change(mail.id(), new SendEvent.Proven(copy), process, now);
    }
    EvidenceSearch.Result result =
        found ? EvidenceSearch.Result.FOUND : EvidenceSearch.Result.NOT_THERE;
    searches.add(mail.id(), new EvidenceSearch(now, folder.id().value(), result, ""));
  }

  /** Writes down that a mail could not be looked for. */
  void failed(OutgoingMail mail, String where, MailAccessException why) {
    EvidenceSearch.Result result = EvidenceSearch.Result.NOT_SEARCHED;
    searches.add(mail.id(), new EvidenceSearch(clock.instant(), where, result, why.sentence()));
  }
}
