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
import org.mailpromoter.core.decision.DecisionEntry;
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
 * What is new in a folder, from its cursor to its end. The calling thread alone speaks to the
 * session: it reads a page while the one before is decided and the one before that is written.
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
  private final Deque<Writing> writing = new ArrayDeque<>();
  private final Set<MessageRef> underway = new HashSet<>();
  private final Set<MessageRef> failed = new HashSet<>();
  private final Set<MessageRef> suspected = new HashSet<>();
  private long decided;
  private boolean brokenOff;

  private record Writing(Portion portion, Future<?> done) {}

  /**
   * A pass.
   *
   * @param suspects messages that could not be settled together in a former pass
   */
  FolderPass(
      Synchronizer.Parts parts,
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
    this.headers = parts.headers();
    this.pages = new PageReading(session, mailbox, this.folder);
    this.decider = parts.decider(mailbox, folder);
    this.completion = new PageCompletion(new BodyReader(session, parts, workshop));
    this.writer = writer;
    this.listener = parts.listener();
    this.watermark = parts.watermark();
    this.suspects = Set.copyOf(suspects);
  }

  /** Where the folder stands afterwards. */
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
      for (int left = more ? before : read.size(); left > 0; left--) {
        finish(read.removeFirst());
      }
    }
    awaitWriting(0);
    return cursor;
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
              messages,
              parse(messages, contents),
              counts,
              suspect);
      read.addLast(portion);
      if (!suspect) {
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
    if (portion.isSuspect()) {
      awaitWriting(0);
      settleOneByOne(portion);
      return;
    }
    PageCompletion.Complete complete = complete(portion);
    note(complete);
    awaitWriting(WRITTEN_AHEAD - 1);
    writing.addLast(new Writing(portion, workshop.write(() -> write(portion, complete))));
  }

  private PageCompletion.Complete complete(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    try {
      return completion.complete(
          Objects.requireNonNull(portion.decision(), "decision").get(),
          Map.of(),
          (failures, gone) -> anew(portion, failures, gone));
    } catch (ExecutionException e) {
      ExecutionException failure = suspecting(portion, e);
      awaitWriting(0); // what is on its way moves the cursor from which the folder goes on
      throw failure;
    }
  }

  private void note(PageCompletion.Complete complete) {
    complete.page().entries().stream()
        .filter(entry -> entry.subReasons().contains(SubReason.CREATION_FAILED))
        .map(DecisionEntry::ref)
        .forEach(failed::add);
  }

  private void awaitWriting(int left) throws InterruptedException, ExecutionException {
    while (writing.size() > left) {
      Writing first = writing.removeFirst();
      try {
        first.done().get();
      } catch (ExecutionException e) {
        throw suspecting(first.portion(), e);
      }
      first.portion().refs().forEach(underway::remove);
    }
  }

  private ExecutionException suspecting(Portion portion, ExecutionException failure) {
    if (MessageFault.isPossible(failure.getCause())) {
      suspected.addAll(portion.refs());
    }
    return failure;
  }

  /** The portions after this one rest on it, so they are decided anew behind it. */
  private DecidedPage anew(
      Portion portion, Map<MessageRef, String> failures, Map<MessageRef, String> gone)
      throws InterruptedException, ExecutionException {
    discard(portion);
    portion.decision(workshop.decide(() -> portion.decide(decider, failures, gone)));
    decideBehindAnew();
    return Objects.requireNonNull(portion.decision(), "decision").get();
  }

  /** Discards what is decided of a portion and of those behind it. */
  private void discard(Portion portion) {
    List<Future<DecidedPage>> former = new ArrayList<>();
    List<Portion> all = new ArrayList<>(List.of(portion));
    all.addAll(read);
    for (Portion each : all) {
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
    read.stream().filter(later -> !later.isSuspect()).forEach(this::decide);
  }

  private void settleOneByOne(Portion portion)
      throws MailAccessException, InterruptedException, ExecutionException {
    discard(portion);
    new OneByOne((message, failures) -> settle(portion, message, failures))
        .settle(portion.messages());
    DecidedPage rest =
        workshop
            .decide(
                () ->
                    decider.decide(
                        List.of(), portion.counts().repeated(), portion.counts().vanished()))
            .get();
    workshop.write(() -> write(portion, new PageCompletion.Complete(rest, Map.of()))).get();
    portion.refs().forEach(underway::remove);
    decideBehindAnew();
  }

  private void settle(Portion portion, Incoming message, Map<MessageRef, String> known)
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
          completion.complete(trial.decide(known, Map.of()), known, trial);
      workshop.write(() -> commit(portion.from(), portion.from(), complete)).get();
      note(complete);
    } catch (ExecutionException e) {
      trial.discard();
      throw e;
    }
  }

  /** Nothing is written behind a portion that was not: the cursor would leave it behind. */
  private Void write(Portion portion, PageCompletion.Complete complete) throws Exception {
    if (brokenOff) {
      throw new IllegalStateException("a portion before this one was not written");
    }
    brokenOff = true;
    if (!portion.isNothing()) {
      commit(portion.from(), portion.to(), complete);
    }
    brokenOff = false;
    listener.progress(mailbox, folder, decided, portion.counts().remaining());
    return null;
  }

  private Void commit(Cursor from, Cursor to, PageCompletion.Complete complete) throws Exception {
    writer.write(from, to, complete);
    workshop.release(complete.bodies().values());
    DecidedPage page = complete.page();
    decided += page.entries().size() + page.recognised() + page.vanished();
    return null;
  }
}
