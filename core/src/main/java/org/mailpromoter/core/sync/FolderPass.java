package org.mailpromoter.core.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.Watermark;

/**
 * Reads the new messages of a folder, from its cursor to its end. Only the calling thread uses the
 * session: it reads a page while the previous one is decided and the one before that is written.
 */
final class FolderPass {
  /** Portions that are decided but not yet written. */
  private static final int WRITTEN_AHEAD = 2;

  /** Enough messages to be worth a task of their own. */
  private static final int PARSED_TOGETHER = 125;

  private final MailboxId mailbox;
  private final FolderId folder;
  private final MailboxSession session;
  private final Workshop workshop;
  private final HeaderReading headers;
  private final PageReading pages;
  private final PageDecider decider;
  private final PageCompletion completion;
  private final PageWriter writer;
  private final SyncListener listener;
  private final Watermark watermark;
  private final Set<MessageRef> suspects;
  private final Deque<Portion> read = new ArrayDeque<>();
  private final WritingLine writing;
  private final Set<MessageRef> underway = new HashSet<>();
  private final Set<MessageRef> failed = new HashSet<>();
  private final Set<MessageRef> suspected = new HashSet<>();
  private long decided;

  private final WritingLine.Outcome outcome =
      new WritingLine.Outcome() {
        @Override
        public void written(Portion portion) {
          portion.refs().forEach(underway::remove);
        }

        @Override
        public void failed(Portion portion, @Nullable Throwable cause) {
          suspect(portion, cause);
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
    this.session = session;
    this.workshop = workshop;
    this.headers = run.headers();
    this.pages = new PageReading(session, mailbox, this.folder);
    this.decider = run.decider(mailbox, folder);
    this.completion = new PageCompletion(new BodyReader(session, run, workshop));
    this.writer = writer;
    this.listener = run.listener();
    this.watermark = run.watermark();
    this.suspects = Set.copyOf(suspects);
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
      take(cursor, page);
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
      finish(read.removeFirst());
    }
  }

  /**
   * The messages that could not be read, or whose activities could not be created, in this pass.
   */
  Set<MessageRef> failed() {
    return failed;
  }

  /** After a failure that may be due to a message: those among which it is. */
  Set<MessageRef> suspected() {
    return suspected;
  }

  private void announce(ChangePage page) {
    for (Change change : page.changes()) {
      if (change instanceof Change.Renumbered renumbered) {
        listener.renumbered(mailbox, folder, renumbered.formerEpoch(), renumbered.epoch());
      }
    }
  }

  private void take(Cursor from, ChangePage page) throws MailAccessException {
    NewMessages found = NewMessages.of(page, underway);
    Contents contents = headers.contents(found.wanted(), session);
    List<List<Change.OfMessage>> portions = found.portions(suspects);
    long behind = found.messages();
    for (int i = 0; i < portions.size(); i++) {
      boolean last = i == portions.size() - 1;
      List<Change.OfMessage> messages = portions.get(i);
      behind -= messages.size();
      Portion.Counts counts =
          new Portion.Counts(
              last ? found.repeated() : 0,
              last ? found.vanished() : 0,
              page.remaining() < 0 ? -1 : page.remaining() + behind);
      boolean suspect = messages.stream().anyMatch(each -> suspects.contains(each.ref()));
      Portion portion =
          new Portion(
              from,
              last ? page.next() : from,
              parse(messages, contents),
              messages.stream().map(Change.OfMessage::ref).toList(),
              counts,
              suspect);
      read.addLast(portion);
      if (!suspect && !portion.isNothing()) {
        decide(portion);
      }
    }
  }

  private List<Future<List<Incoming>>> parse(List<Change.OfMessage> messages, Contents contents) {
    List<Future<List<Incoming>>> parsed = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += PARSED_TOGETHER) {
      List<Change.OfMessage> some =
          messages.subList(from, Math.min(messages.size(), from + PARSED_TOGETHER));
      parsed.add(
          workshop.parse(() -> some.stream().map(each -> incoming(each, contents)).toList()));
    }
    return parsed;
  }

  private Incoming incoming(Change.OfMessage message, Contents contents) {
    if (message instanceof Change.Arrived arrived) {
      return headers.arrived(arrived, watermark, contents);
    }
    return headers.unreadable((Change.Unreadable) message, watermark);
  }

  private void decide(Portion portion) {
    portion.decision(workshop.decide(() -> portion.decide(decider, Map.of(), Map.of())));
  }

  private void finish(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    if (portion.isNothing() || portion.isSuspect()) {
      if (awaitWriting(0, portion)) {
        settleApart(portion);
      }
      return;
    }
    PageCompletion.Complete complete = complete(portion);
    if (awaitWriting(WRITTEN_AHEAD - 1, portion)) {
      note(complete);
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

  private PageCompletion.Complete complete(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    try {
      return completion.complete(
          Objects.requireNonNull(portion.decision(), "decision").get(),
          Map.of(),
          portion.bodies(),
          (failures, gone) -> anew(portion, failures, gone));
    } catch (ExecutionException e) {
      suspect(portion, e.getCause());
      awaitWriting(0); // what is on its way moves the cursor from which the folder goes on
      throw e;
    }
  }

  private void note(PageCompletion.Complete complete) {
    complete.page().entries().stream()
        .filter(entry -> entry.subReasons().contains(SubReason.CREATION_FAILED))
        .map(DecisionEntry::ref)
        .forEach(failed::add);
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
    for (int i = anew.size() - 1; i >= 0; i--) {
      read.addFirst(anew.get(i));
    }
    discardRead();
    decideBehindAnew();
    return false;
  }

  private void suspect(Portion portion, @Nullable Throwable failure) {
    if (MessageFault.isPossible(failure)) {
      suspected.addAll(portion.refs());
    }
  }

  /** The later portions depend on this one, so they are decided again after it. */
  private DecidedPage anew(
      Portion portion, Map<MessageRef, Obstacle> failures, Map<MessageRef, Obstacle> gone)
      throws InterruptedException, ExecutionException {
    read.addFirst(portion);
    discardRead();
    read.removeFirst();
    portion.decision(workshop.decide(() -> portion.decide(decider, failures, gone)));
    decideBehindAnew();
    return Objects.requireNonNull(portion.decision(), "decision").get();
  }

  /** Discards what is decided of portions that are not finished. */
  private void discardRead() {
    List<Future<DecidedPage>> former = new ArrayList<>();
    for (Portion each : read) {
      Future<DecidedPage> decision = each.decision();
      if (decision != null) {
        former.add(decision);
      }
    }
    workshop.betweenDecisions(() -> former.forEach(FolderPass::discard));
  }

  private static void discard(Future<DecidedPage> former) {
    try {
      former.get().gathered().discard();
    } catch (ExecutionException e) {
      // it was never decided
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the workshop closes
    }
  }

  private void decideBehindAnew() {
    read.stream().filter(later -> !later.isSuspect() && !later.isNothing()).forEach(this::decide);
  }

  private void settleOneByOne(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    discardRead();
    new OneByOne(
            (message, failures) ->
                Overtaking.insist(List.of(message), some -> settle(portion, some.get(0), failures)))
        .settle(portion.messages());
    DecidedPage rest =
        workshop
            .decide(
                () ->
                    decider.decide(
                        List.of(), portion.counts().repeated(), portion.counts().vanished()))
            .get();
    writing.add(portion, new PageCompletion.Complete(rest, Map.of()));
    awaitWriting(0);
    decideBehindAnew();
  }

  private void settle(Portion portion, Incoming message, Map<MessageRef, Obstacle> known)
      throws MailAccessException, InterruptedException, ExecutionException {
    Trial trial =
        new Trial(
            workshop,
            (failures, gone) ->
                gone.isEmpty()
                    ? decider.decide(List.of(PageCompletion.knowing(message, failures)), 0, 0)
                    : decider.decide(List.of(), 0, gone.size()));
    try {
      PageCompletion.Complete complete =
          completion.complete(trial.decide(known, Map.of()), known, portion.bodies(), trial);
      workshop.write(() -> commit(portion.from(), portion.from(), complete)).get();
      note(complete);
    } catch (ExecutionException e) {
      trial.discard();
      throw e;
    }
  }

  private void write(Portion portion, PageCompletion.Complete complete) throws Exception {
    commit(portion.from(), portion.to(), complete);
    progress(portion);
  }

  private void progress(Portion portion) {
    listener.progress(mailbox, folder, decided, portion.counts().remaining());
  }

  private Void commit(Cursor from, Cursor to, PageCompletion.Complete complete) throws Exception {
    writer.write(from, to, complete);
    workshop.release(complete.bodies().values());
    DecidedPage page = complete.page();
    decided += page.entries().size() + page.recognised() + page.vanished();
    return null;
  }
}
