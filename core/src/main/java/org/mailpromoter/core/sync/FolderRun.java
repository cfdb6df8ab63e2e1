package org.mailpromoter.core.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.store.ActivityStore;

/**
 * One folder from its cursor to its end. The calling thread alone speaks to the session: it reads a
 * page while the one before is decided and the one before that is written.
 */
final class FolderRun {
  /** A thousand headers of at most 64 KB bound a page at 64 MB, and are 3 MB in practice. */
  private static final PageLimit PAGE = new PageLimit(1_000, 64 << 10);

  /** Pages that are read but not yet decided, and decided but not yet written. */
  private static final int PAGES_AHEAD = 2;

  /** Enough messages to be worth a task of their own. */
  private static final int PARSED_TOGETHER = 125;

  private final MailboxId mailbox;
  private final FolderId folder;
  private final MailboxSession session;
  private final ActivityStore store;
  private final Workshop workshop;
  private final EnvelopeParser parser;
  private final PageDecider decider;
  private final BodyReader bodies;
  private final PageWriter writer;
  private final SecondLook secondLook;
  private final SyncListener listener;
  private final Watermark watermark;
  private final Deque<Read> read = new ArrayDeque<>();
  private final Deque<Future<?>> writing = new ArrayDeque<>();
  private long decided;

  private record Read(Cursor from, ChangePage page, Future<DecidedPage> decision) {}

  FolderRun(
      Synchronizer.Parts parts,
      MailboxTask task,
      FolderTask folder,
      MailboxSession session,
      Workshop workshop,
      Tally tally) {
    this.mailbox = task.mailbox();
    this.folder = folder.folder();
    this.session = session;
    this.store = parts.store();
    this.workshop = workshop;
    this.parser = parts.envelopes();
    this.decider = parts.decider(mailbox, folder);
    this.bodies = new BodyReader(session, parts, workshop);
    this.writer = new PageWriter(parts, mailbox, this.folder, tally);
    DecideAgain again = new DecideAgain(decider, bodies, workshop, writer);
    this.secondLook = new SecondLook(parts, mailbox, this.folder, session, again);
    this.listener = parts.listener();
    this.watermark = parts.watermark();
  }

  void run() throws MailAccessException, InterruptedException, ExecutionException {
    Cursor cursor = store.cursor(mailbox, folder);
    boolean more = true;
    while (more) {
      ChangePage page = session.changesSince(folder, cursor, PAGE);
      announce(page);
      List<Future<List<Incoming>>> parsed = parse(page);
      read.addLast(new Read(cursor, page, workshop.decide(() -> decide(page, parsed))));
      more = page.more();
      cursor = page.next();
      finishPages(more ? PAGES_AHEAD - 1 : 0);
    }
    while (!writing.isEmpty()) {
      writing.removeFirst().get();
    }
    secondLook.run(cursor);
  }

  private void finishPages(int leave)
      throws MailAccessException, InterruptedException, ExecutionException {
    while (read.size() > leave) {
      finish(read.removeFirst());
    }
  }

  private void finish(Read page)
      throws MailAccessException, InterruptedException, ExecutionException {
    DecidedPage decidedPage = page.decision().get();
    Map<MessageRef, Future<Body>> read = bodies.read(decidedPage.promotions());
    while (writing.size() >= PAGES_AHEAD) {
      writing.removeFirst().get();
    }
    writing.addLast(workshop.write(() -> write(page, decidedPage, read)));
  }

  private Void write(Read read, DecidedPage page, Map<MessageRef, Future<Body>> bodies)
      throws Exception {
    boolean nothing = read.page().changes().isEmpty() && read.page().next().equals(read.from());
    if (!nothing) {
      writer.write(read.from(), read.page().next(), page, bodies);
      workshop.release(bodies.values());
    }
    decided += page.entries().size() + page.recognised() + page.vanished();
    listener.progress(mailbox, folder, decided, read.page().remaining());
    return null;
  }

  private void announce(ChangePage page) {
    for (Change change : page.changes()) {
      if (change instanceof Change.Renumbered renumbered) {
        listener.renumbered(mailbox, folder, renumbered.formerEpoch(), renumbered.epoch());
      }
    }
  }

  private List<Future<List<Incoming>>> parse(ChangePage page) {
    List<Change.Arrived> arrived = arrivals(page);
    List<Future<List<Incoming>>> parsed = new ArrayList<>();
    for (int from = 0; from < arrived.size(); from += PARSED_TOGETHER) {
      List<Change.Arrived> some =
          arrived.subList(from, Math.min(arrived.size(), from + PARSED_TOGETHER));
      parsed.add(workshop.parse(() -> some.stream().map(this::parse).toList()));
    }
    return parsed;
  }

  private Incoming parse(Change.Arrived arrived) {
    return Incoming.of(arrived, parser.parse(arrived.header()), watermark);
  }

  private DecidedPage decide(ChangePage page, List<Future<List<Incoming>>> parsed)
      throws InterruptedException, ExecutionException {
    List<Incoming> messages = new ArrayList<>(page.changes().size());
    for (Future<List<Incoming>> some : parsed) {
      messages.addAll(some.get());
    }
    long vanished = page.changes().stream().filter(Change.Vanished.class::isInstance).count();
    return decider.decide(messages, vanished);
  }

  private static List<Change.Arrived> arrivals(ChangePage page) {
    List<Change.Arrived> arrived = new ArrayList<>(page.changes().size());
    for (Change change : page.changes()) {
      if (change instanceof Change.Arrived message) {
        arrived.add(message);
      }
    }
    return arrived;
  }
}
