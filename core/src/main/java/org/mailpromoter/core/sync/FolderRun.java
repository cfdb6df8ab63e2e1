package org.mailpromoter.core.sync;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.store.ActivityExistsException;
import org.mailpromoter.core.store.ActivityStore;

/**
 * One folder: what is new in it, then what was decided before, then the marks. When another mailbox
 * made one of its activities meanwhile, nothing of the page was written, and it goes on from where
 * it stands.
 */
final class FolderRun {
  /** Each needs an activity that another mailbox made just then. */
  private static final int MOST_IN_VAIN = 20;

  private final Synchronizer.Parts parts;
  private final MailboxId mailbox;
  private final FolderTask folder;
  private final MailboxSession session;
  private final ActivityStore store;
  private final Workshop workshop;
  private final PageWriter writer;
  private final MarkSearch search;
  private final FolderMarks marks;

  FolderRun(
      Synchronizer.Parts parts,
      MailboxTask task,
      FolderTask folder,
      MailboxSession session,
      Workshop workshop,
      Tally tally) {
    Marking marking = task.marking().within(session.capabilities());
    this.parts = parts;
    this.mailbox = task.mailbox();
    this.folder = folder;
    this.session = session;
    this.store = parts.store();
    this.workshop = workshop;
    this.writer = new PageWriter(parts, mailbox, folder.folder(), marking, tally);
    this.search = new MarkSearch(mailbox, folder.folder(), session, tally, parts.clock());
    this.marks = new FolderMarks(parts, mailbox, folder.folder(), session, search, marking, tally);
  }

  void run() throws MailAccessException, InterruptedException, ExecutionException {
    FolderId id = folder.folder();
    Cursor before = store.cursor(mailbox, id);
    int inVain = 0;
    while (true) {
      try {
        toTheEnd(before);
        return;
      } catch (ExecutionException e) {
        Cursor now = store.cursor(mailbox, id);
        inVain = now.equals(before) ? inVain + 1 : 0;
        before = now;
        if (inVain > MOST_IN_VAIN || !(e.getCause() instanceof ActivityExistsException)) {
          throw e;
        }
      }
    }
  }

  private void toTheEnd(Cursor from)
      throws MailAccessException, InterruptedException, ExecutionException {
    FolderPass pass = new FolderPass(parts, mailbox, folder, session, workshop, writer);
    Cursor end = pass.run(from);
    Set<MessageRef> ours = marks.follow();
    new SecondLook(parts, mailbox, folder.folder(), search, again()).run(end, pass.failed(), ours);
    marks.bring();
  }

  private DecideAgain again() {
    PageCompletion completion = new PageCompletion(new BodyReader(session, parts, workshop));
    return new DecideAgain(parts.decider(mailbox, folder), completion, workshop, writer);
  }
}
