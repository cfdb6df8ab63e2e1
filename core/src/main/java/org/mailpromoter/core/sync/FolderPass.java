package org.mailpromoter.core.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.mailpromoter.core.message.EnvelopeParser;

/**
 * What is new in a folder, from its cursor to its end. The calling thread alone speaks to the
 * session: it reads a page while the one before is decided and the one before that is written.
 */
final class FolderPass {
  /**
   * A thousand headers of at most 64 KB bound a page at 64 MB, and are 3 MB in practice; longer
   * ones are few (see {@link HeaderPages}).
   */
  private static final PageLimit PAGE = new PageLimit(1_000, 64 << 10);

  /** Pages that are read but not yet decided, and decided but not yet written. */
  private static final int PAGES_AHEAD = 2;

  /** Enough messages to be worth a task of their own. */
  private static final int PARSED_TOGETHER = 125;

  private final MailboxId mailbox;
  private final FolderId folder;
  private final HeaderPages pages;
  private final Workshop workshop;
  private final EnvelopeParser parser;
  private final PageDecider decider;
  private final PageCompletion completion;
  private final PageWriter writer;
  private final SyncListener listener;
  private final Watermark watermark;
  private final Deque<Read> read = new ArrayDeque<>();
  private final Deque<Future<?>> writing = new ArrayDeque<>();
  private final Set<MessageRef> failed = new HashSet<>();
  private long decided;

  FolderPass(
      Synchronizer.Parts parts,
      MailboxId mailbox,
      FolderTask folder,
      MailboxSession session,
      Workshop workshop,
      PageWriter writer) {
    this.mailbox = mailbox;
    this.folder = folder.folder();
    this.pages = new HeaderPages(session, folder.folder(), PAGE);
    this.workshop = workshop;
    this.parser = parts.envelopes();
    this.decider = parts.decider(mailbox, folder);
    this.completion = new PageCompletion(new BodyReader(session, parts, workshop));
    this.writer = writer;
    this.listener = parts.listener();
    this.watermark = parts.watermark();
  }

  /** Where the folder stands afterwards. */
  Cursor run(Cursor from) throws MailAccessException, InterruptedException, ExecutionException {
    Cursor cursor = from;
    boolean more = true;
    while (more) {
      ChangePage page = pages.since(cursor);
      announce(page);
      read.addLast(new Read(cursor, page, parse(page)));
      more = page.more();
      cursor = page.next();
      while (read.size() > (more ? PAGES_AHEAD - 1 : 0)) {
        finish(read.removeFirst());
      }
    }
    while (!writing.isEmpty()) {
      writing.removeFirst().get();
    }
    return cursor;
  }

  /** The messages whose activities could not be created in this pass. */
  Set<MessageRef> failed() {
    return failed;
  }

  private void finish(Read page)
      throws MailAccessException, InterruptedException, ExecutionException {
    PageCompletion.Complete complete =
        completion.complete(page.decision.get(), failures -> anew(page, failures));
    failed.addAll(complete.failures().keySet());
    while (writing.size() >= PAGES_AHEAD) {
      writing.removeFirst().get();
    }
    writing.addLast(workshop.write(() -> write(page, complete)));
  }

  /** The pages after this one rest on it, so they are decided anew behind it. */
  private DecidedPage anew(Read page, Map<MessageRef, String> failures)
      throws InterruptedException, ExecutionException {
    List<Future<DecidedPage>> former = new ArrayList<>();
    former.add(page.decision);
    read.forEach(later -> former.add(later.decision));
    page.decision =
        workshop.decide(
            () -> {
              for (Future<DecidedPage> each : former) {
                each.get().gathered().discard();
              }
              return page.decide(failures);
            });
    read.forEach(later -> later.decision = workshop.decide(() -> later.decide(Map.of())));
    return page.decision.get();
  }

  private Void write(Read read, PageCompletion.Complete complete) throws Exception {
    boolean nothing = read.page.changes().isEmpty() && read.page.next().equals(read.from);
    if (!nothing) {
      writer.write(read.from, read.page.next(), complete.page(), complete.bodies());
      workshop.release(complete.bodies().values());
    }
    DecidedPage page = complete.page();
    decided += page.entries().size() + page.recognised() + page.vanished();
    listener.progress(mailbox, folder, decided, read.page.remaining());
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

  private static List<Change.Arrived> arrivals(ChangePage page) {
    List<Change.Arrived> arrived = new ArrayList<>(page.changes().size());
    for (Change change : page.changes()) {
      if (change instanceof Change.Arrived message) {
        arrived.add(message);
      }
    }
    return arrived;
  }

  /** A page on its way; its decision is replaced when something it rests on turns out otherwise. */
  private final class Read {
    private final Cursor from;
    private final ChangePage page;
    private final List<Future<List<Incoming>>> parsed;
    private Future<DecidedPage> decision;

    Read(Cursor from, ChangePage page, List<Future<List<Incoming>>> parsed) {
      this.from = from;
      this.page = page;
      this.parsed = parsed;
      this.decision = workshop.decide(() -> decide(Map.of()));
    }

    private DecidedPage decide(Map<MessageRef, String> failures)
        throws InterruptedException, ExecutionException {
      List<Incoming> messages = new ArrayList<>(page.changes().size());
      for (Future<List<Incoming>> some : parsed) {
        messages.addAll(some.get());
      }
      long vanished = page.changes().stream().filter(Change.Vanished.class::isInstance).count();
      return decider.decide(PageCompletion.knowing(messages, failures), vanished);
    }
  }
}
