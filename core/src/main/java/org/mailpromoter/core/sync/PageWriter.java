package org.mailpromoter.core.sync;

import java.time.Clock;
import java.util.List;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.CursorMovedException;
import org.mailpromoter.core.store.OvertakenException;
import org.mailpromoter.core.store.Reading;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/** Commits decided pages of one folder. Called on the writer thread. */
final class PageWriter {
  /** Enough for an alert; the command 'errors' lists all. */
  private static final int NAMED = 5;

  private final Turn turn;
  private final MailboxId mailbox;
  private final FolderId folder;
  private final ActivityStore store;
  private final long policyVersion;
  private final Clock clock;
  private final Tally tally;
  private final PageMarks marks;

  PageWriter(Run run, MailboxId mailbox, FolderId folder, Marking marking, Tally tally) {
    this.turn = run.turn();
    this.mailbox = mailbox;
    this.folder = folder;
    this.store = run.store();
    this.policyVersion = run.policyVersion();
    this.clock = run.clock();
    this.tally = tally;
    this.marks = new PageMarks(marking);
  }

  /** Commits a page with the cursor, notifies those who wait for it, and counts. */
  void write(Cursor from, Cursor to, CompletePage complete)
      throws CursorMovedException, OvertakenException, TurnLostException {
    DecidedPage page = complete.page();
    List<DecisionEntry> none = List.of();
    store.commit(
        Commit.builder(turn, folder, from, to)
            .at(clock.instant())
            .policyVersion(policyVersion)
            .decisions(page.again() ? none : page.entries())
            .activities(complete.activities())
            .moved(page.moved())
            .queueItems(page.queueItems())
            .healings(complete.reports().links())
            .decidedAgain(page.again() ? page.entries() : none)
            .newRecords(complete.newRecords())
            .refreshments(complete.refreshments())
            .marks(marks.of(page))
            .basis(complete.reports().with(page.basis()))
            .awaited(page.awaited())
            .claims(page.claims())
            .sightings(complete.sightings())
            .build());
    page.gathered().written();
    tally.add(page);
    alert(page);
    complete.fates().alerts(clock.instant()).forEach(tally::alert);
  }

  /** Commits what was read again; the cursor stays. */
  void write(Cursor cursor, ActivityReview.Result result, Reading reading)
      throws CursorMovedException, OvertakenException, TurnLostException {
    store.commit(
        Commit.builder(turn, folder, cursor, cursor)
            .at(clock.instant())
            .policyVersion(policyVersion)
            .decidedAgain(result.decidedAgain())
            .reading(reading)
            .awaited(result.awaited())
            .build());
  }

  private void alert(DecidedPage page) {
    List<String> places =
        page.entries().stream()
            .filter(entry -> entry.reason() == Reason.UNDELIVERABLE)
            .map(entry -> entry.ref().id())
            .toList();
    if (!places.isEmpty()) {
      tally.alert(
          new Alert(
              Alert.Level.WARNING,
              clock.instant(),
              mailbox,
              SyncError.UNDELIVERABLE.id(),
              sentence(places) + " " + SyncError.UNDELIVERABLE.remedy()));
    }
  }

  private String sentence(List<String> places) {
    String some = String.join(", ", places.subList(0, Math.min(NAMED, places.size())));
    return "In the mailbox "
        + mailbox
        + ", folder "
        + folder
        + ", "
        + places.size()
        + (places.size() == 1 ? " message is" : " messages are")
        + " undeliverable (number "
        + some
        + (places.size() > NAMED ? " and more" : "")
        + " in the folder): all attempts to read it or to create the activity failed.";
  }
}
