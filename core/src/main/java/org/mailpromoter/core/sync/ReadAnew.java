package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.facts.Place;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.store.FormerReading;
import org.mailpromoter.core.store.Reading;
import org.mailpromoter.core.store.StoreException;

/**
 * Reads the headers of messages again that an older version of the parser had read, a part of them
 * in each run, until all are read. Where one says something else now, its activity is corrected,
 * and a message that is none is decided again.
 *
 * <p>The record that a message was read again is written last. If the process dies before, the
 * reading is repeated and finds no difference.
 */
final class ReadAnew {
  /** Few enough that their stored facts and the beginnings of their headers fit into memory. */
  private static final int TOGETHER = 250;

  /** Few enough that a run is not held up for long. */
  private static final int PAGES = 40;

  /** As many as a person reads. */
  private static final int NAMED = 5;

  private final Run run;
  private final MailboxId mailbox;
  private final FolderTask folder;
  private final MailboxSession session;
  private final Workshop workshop;
  private final PageWriter writer;
  private final Tally tally;
  private final DecideAgain again;
  private final List<ActivityId> doubtful = new ArrayList<>();
  private final Set<MessageRef> failed = new HashSet<>();
  private long read;
  private long different;

  ReadAnew(
      Run run,
      MailboxId mailbox,
      FolderTask folder,
      MailboxSession session,
      Workshop workshop,
      PageWriter writer,
      Tally tally,
      DecideAgain again) {
    this.run = run;
    this.mailbox = mailbox;
    this.folder = folder;
    this.session = session;
    this.workshop = workshop;
    this.writer = writer;
    this.tally = tally;
    this.again = again;
  }

  /**
   * Reads the messages again.
   *
   * @param cursor the cursor of the folder, which does not change
   * @return messages that were tried without success
   */
  Set<MessageRef> run(Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    try {
      readPages(cursor);
    } finally {
      alert(); // even when the rest must wait: those that are corrected look sound to the next run
    }
    return failed;
  }

  private void readPages(Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    List<FormerReading> page = page(0);
    for (int pages = 1; !page.isEmpty(); pages++) {
      settle(page, cursor);
      run.listener().readAgain(mailbox, folder.folder(), read, different);
      page = pages < PAGES ? page(page.get(page.size() - 1).decision().value()) : List.of();
    }
  }

  private List<FormerReading> page(long after) {
    return run.store().readByOlderParsers(mailbox, folder.folder(), after, TOGETHER);
  }

  private void settle(List<FormerReading> page, Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Map<MessageRef, FormerReading> former = new LinkedHashMap<>();
    page.forEach(each -> former.put(each.ref(), each));
    List<Reread> changed = new ArrayList<>();
    Set<MessageRef> done = new HashSet<>();
    Set<MessageRef> vanished =
        run.headers()
            .anew(
                List.copyOf(former.keySet()),
                session,
                (arrived, envelope) -> {
                  done.add(arrived.ref());
                  FormerReading before = Objects.requireNonNull(former.get(arrived.ref()));
                  compared(before, envelope).ifPresent(changed::add);
                });
    done.addAll(vanished);
    correct(changed, cursor);
    decide(changed, cursor);
    done.removeAll(failed);
    read += done.size();
    different += changed.size();
    write(cursor, ActivityReview.Result.NOTHING, Reading.of(done));
  }

  /** Facts that cannot be read say nothing that another reading could correct. */
  private static Optional<Reread> compared(FormerReading former, Envelope now) {
    Facts stored;
    try {
      stored = StoredEvidence.facts(former.facts(), former.ref());
    } catch (StoreException e) {
      return Optional.empty();
    }
    if (isSame(stored, now)) {
      return Optional.empty();
    }
    Incoming message = Incoming.stored(former.ref(), former.facts(), Set.of()).with(now);
    return Optional.of(new Reread(former, stored.envelope().identity(), message));
  }

  /** What is stored of a header counts, which may be less than what is read. */
  private static boolean isSame(Facts stored, Envelope now) {
    if (stored.envelope().equals(now)) {
      return true;
    }
    byte[] written = FactsCodec.encode(stored.withEnvelope(now));
    return FactsCodec.decode(written).envelope().equals(stored.envelope());
  }

  private void correct(List<Reread> changed, Cursor cursor)
      throws InterruptedException, ExecutionException {
    if (changed.isEmpty()) {
      return;
    }
    try {
      ActivityReview.Result result = workshop.decide(() -> review().of(changed)).get();
      if (!result.isNothing()) {
        write(cursor, result, Reading.correcting(result.corrections()));
        doubtful.addAll(result.doubtful());
      }
    } catch (ExecutionException e) {
      if (!MessageFault.isPossible(e.getCause())) {
        throw e;
      }
      correctOneByOne(changed, cursor);
    }
  }

  /** A message that cannot be evaluated stays as it is, and is tried again in later runs. */
  private void correctOneByOne(List<Reread> changed, Cursor cursor)
      throws InterruptedException, ExecutionException {
    if (changed.size() == 1) {
      failed.add(changed.get(0).former().ref());
      return;
    }
    for (Reread each : changed) {
      correct(List.of(each), cursor);
    }
  }

  private void decide(List<Reread> changed, Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Map<MessageRef, byte[]> facts = new LinkedHashMap<>();
    Map<MessageRef, Incoming> messages = new LinkedHashMap<>();
    for (Reread each : changed) {
      MessageRef ref = each.former().ref();
      if (each.former().became().isEmpty() && !failed.contains(ref)) {
        facts.put(ref, each.former().facts());
        messages.put(ref, each.now());
      }
    }
    failed.addAll(
        again
            .decide(facts, (ref, unused) -> Optional.ofNullable(messages.get(ref)), false, cursor)
            .failed());
  }

  private void write(Cursor cursor, ActivityReview.Result result, Reading reading)
      throws InterruptedException, ExecutionException {
    workshop
        .write(
            () -> {
              writer.write(cursor, result, reading);
              return null;
            })
        .get();
  }

  private ActivityReview review() {
    return new ActivityReview(
        run.store(),
        run.gatherer(),
        run.policy(),
        new Place(mailbox, folder.folder(), folder.role()));
  }

  private void alert() {
    if (!doubtful.isEmpty()) {
      tally.alert(
          new Alert(
              Alert.Level.WARNING,
              run.clock().instant(),
              mailbox,
              SyncError.PROMOTED_IN_ERROR.id(),
              sentence() + " " + SyncError.PROMOTED_IN_ERROR.remedy()));
    }
  }

  private String sentence() {
    boolean one = doubtful.size() == 1;
    String some =
        doubtful.stream().limit(NAMED).map(ActivityId::toString).collect(Collectors.joining(", "));
    return "In the mailbox "
        + mailbox
        + ", folder "
        + folder.folder()
        + ", an older version read headers wrongly: "
        + doubtful.size()
        + (one ? " message that is an activity" : " messages that are activities")
        + " would not be promoted now (activity "
        + some
        + (doubtful.size() > NAMED ? " and more" : "")
        + "). Their senders and recipients were corrected; they stay activities.";
  }
}
