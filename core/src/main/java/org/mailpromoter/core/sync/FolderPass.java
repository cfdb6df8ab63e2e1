package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * Reads the new messages of a folder, from its cursor to its end. Only the calling thread uses the
 * session: it reads a page while the previous one is decided and the one before that is written.
 */
final class FolderPass {
  /** Portions that are decided but not yet written. */
  private static final int WRITTEN_AHEAD = 2;

  private final MailboxId mailbox;
  private final FolderId folder;
  private final Workshop workshop;
  private final PageReading pages;
  private final PortionReading portions;
  private final DecidedAhead read;
  private final PageDecider decider;
  private final BodiesAhead bodies;
  private final PageCompletion completion;
  private final PageWriter writer;
  private final SyncListener listener;
  private final WritingLine writing;
  private final PassFailures failures = new PassFailures();
  private long decided;

  private final WritingLine.Outcome outcome =
      new WritingLine.Outcome() {
        @Override
        public void written(Portion portion) {
          portions.written(portion);
        }

        @Override
        public void failed(Portion portion, @Nullable Throwable cause) {
          failures.suspect(portion, cause);
        }
      };

  /**
   * A pass.
   *
   * @param suspects messages that could not be settled together in a former pass
   */
  FolderPass(
      Run run,
      MailboxId mailbox,
      FolderTask folder,
      MailboxSession session,
      Workshop workshop,
      PageWriter writer,
      Set<MessageRef> suspects) {
    this.mailbox = mailbox;
    this.folder = folder.folder();
    this.workshop = workshop;
    this.pages = new PageReading(session, mailbox, this.folder);
    this.portions = new PortionReading(run, session, workshop, suspects);
    this.decider = run.decider(mailbox, folder);
    this.read = new DecidedAhead(workshop, decider);
    BodySource source = new BodyReader(session, run, workshop);
    this.bodies = new BodiesAhead(source, Weight.PORTION);
    this.completion = new PageCompletion(source, run, workshop);
    this.writer = writer;
    this.listener = run.listener();
    this.writing = new WritingLine(workshop, this::write);
  }

  /** The cursor of the folder afterwards. */
  Cursor run(Cursor from) throws MailAccessException, InterruptedException, ExecutionException {
    Cursor cursor = from;
    boolean more = true;
    while (more) {
      ChangePage page = pages.read(cursor);
      announce(page);
      int before = read.size();
      portions.portions(cursor, page).forEach(read::add);
      more = page.more();
      cursor = page.next();
      finishAllBut(more ? read.size() - before : 0);
    }
    while (!awaitWriting(0)) {
      finishAllBut(0);
    }
    return cursor;
  }

  private void finishAllBut(int left)
      throws MailAccessException, InterruptedException, ExecutionException {
    while (read.size() > left) {
      finish(read.next());
    }
  }

  /** What failed in this pass. */
  PassFailures failures() {
    return failures;
  }

  private void announce(ChangePage page) {
    for (Change change : page.changes()) {
      if (change instanceof Change.Renumbered renumbered) {
        listener.renumbered(mailbox, folder, renumbered.formerEpoch(), renumbered.epoch());
      }
    }
  }

  private void finish(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    if (portion.isNothing() || portion.isSuspect()) {
      if (awaitWriting(0, portion)) {
        settleApart(portion);
      }
      return;
    }
    CompletePage complete = complete(portion);
    if (awaitWriting(WRITTEN_AHEAD - 1, portion)) {
      failures.note(complete.page());
      writing.add(portion, complete);
    }
  }

  private void settleApart(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    if (portion.isNothing()) {
      progress(portion);
    } else {
      settleOneByOne(portion);
    }
  }

  private CompletePage complete(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    try {
      bodies.fetch(portion, read.portions());
      return completion.complete(
          DecidedAhead.decision(portion),
          Map.of(),
          portion.bodies(),
          (failing, gone) -> read.anew(portion, failing, gone));
    } catch (ExecutionException e) {
      failures.suspect(portion, e.getCause());
      awaitWriting(0); // what is on its way moves the cursor from which the folder goes on
      throw e;
    }
  }

  /**
   * Waits until few portions are left to be written.
   *
   * @param inHand what is to follow them
   * @return false when others wrote something meanwhile: then what is not written, with what is in
   *     hand, is decided again and is the next to be finished
   */
  private boolean awaitWriting(int left, Portion... inHand)
      throws InterruptedException, ExecutionException {
    List<Portion> anew = new ArrayList<>(writing.await(left, outcome));
    if (anew.isEmpty()) {
      return true;
    }
    anew.addAll(List.of(inHand));
    read.putBack(anew);
    return false;
  }

  private void settleOneByOne(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    read.discard();
    new OneByOne(
            (message, known) ->
                Overtaking.insist(List.of(message), some -> settle(portion, some.get(0), known)))
        .settle(portion.messages());
    DecidedPage rest =
        workshop
            .decide(
                () ->
                    decider.decide(
                        List.of(), portion.counts().repeated(), portion.counts().vanished()))
            .get();
    writing.add(portion, CompletePage.withoutBodies(rest));
    awaitWriting(0);
    read.decideAll();
  }

  private void settle(Portion portion, Incoming message, Map<MessageRef, Obstacle> known)
      throws MailAccessException, InterruptedException, ExecutionException {
    Trial trial =
        new Trial(
            workshop,
            (failing, gone) ->
                gone.isEmpty()
                    ? decider.decide(List.of(PageCompletion.knowing(message, failing)), 0, 0)
                    : decider.decide(List.of(), 0, gone.size()));
    try {
      CompletePage complete =
          completion.complete(trial.decide(known, Map.of()), known, portion.bodies(), trial);
      workshop.write(() -> commit(portion.from(), portion.from(), complete)).get();
      failures.note(complete.page());
    } catch (ExecutionException e) {
      trial.discard();
      throw e;
    }
  }

  private void write(Portion portion, CompletePage complete) throws Exception {
    commit(portion.from(), portion.to(), complete);
    progress(portion);
  }

  private void progress(Portion portion) {
    listener.progress(mailbox, folder, decided, portion.counts().remaining());
  }

  private Void commit(Cursor from, Cursor to, CompletePage complete) throws Exception {
    writer.write(from, to, complete);
    workshop.release(complete.bodies().values());
    DecidedPage page = complete.page();
    decided += page.entries().size() + page.recognised() + page.vanished();
    return null;
  }
}
