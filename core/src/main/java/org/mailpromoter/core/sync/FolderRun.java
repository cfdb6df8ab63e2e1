package org.mailpromoter.core.sync;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * Synchronizes one folder: first new messages, then earlier decisions, then marks. If messages
 * cannot be decided or written together, it continues from the current position and processes each
 * of them separately.
 */
final class FolderRun {
  private final Run run;
  private final MailboxId mailbox;
  private final FolderTask folder;
  private final MailboxSession session;
  private final ActivityStore store;
  private final Workshop workshop;
  private final PageWriter writer;
  private final MarkSearch search;
  private final FolderMarks marks;
  private final Tally tally;

  FolderRun(
      Run run,
      MailboxTask task,
      FolderTask folder,
      MailboxSession session,
      Workshop workshop,
      Tally tally) {
    Marking marking = task.marking().within(session.capabilities());
    this.run = run;
    this.mailbox = task.mailbox();
    this.folder = folder;
    this.session = session;
    this.store = run.store();
    this.workshop = workshop;
    this.tally = tally;
    this.writer = new PageWriter(run, mailbox, folder.folder(), marking, tally);
    this.search =
        new MarkSearch(mailbox, folder.folder(), session, keywords(marking), tally, run.clock());
    this.marks = new FolderMarks(run, mailbox, folder.folder(), session, marking, tally);
  }

  /** The keywords that people put on mail to have it tracked. */
  private Set<String> trackedKeywords() {
    return Set.copyOf(run.policy().organization().words(OrganizationValue.TRACKED_KEYWORDS));
  }

  /** The same, and the mark of promoted messages. */
  private Set<String> keywords(Marking marking) {
    Set<String> keywords = new HashSet<>(trackedKeywords());
    marking.promoted().ifPresent(keyword -> keywords.add(keyword.toLowerCase(Locale.ROOT)));
    return keywords;
  }

  void run()
      throws MailAccessException, InterruptedException, ExecutionException, TurnLostException {
    Cursor before = store.cursor(mailbox, folder.folder());
    Set<MessageRef> suspects = new HashSet<>();
    while (true) {
      FolderPass pass = new FolderPass(run, mailbox, folder, session, workshop, writer, suspects);
      try {
        toTheEnd(pass, before);
        return;
      } catch (ExecutionException e) {
        before = store.cursor(mailbox, folder.folder());
        if (!suspects.addAll(pass.failures().suspected())) {
          throw e;
        }
      }
    }
  }

  private void toTheEnd(FolderPass pass, Cursor from)
      throws MailAccessException, InterruptedException, ExecutionException, TurnLostException {
    Cursor end = pass.run(from);
    MarksFound byHand = followMarks();
    Set<MessageRef> failed = new HashSet<>(pass.failures().failed());
    failed.addAll(
        new ReadAnew(run, mailbox, folder, session, workshop, writer, tally, again()).run(end));
    new SecondLook(run, mailbox, folder.folder(), again()).run(end, failed, byHand);
    if (run.policy().organization().is(OrganizationSwitch.HEAL_CONVERSATIONS)) {
      new Reviser(run).run();
    }
    marks.bring();
  }

  /** Applies what people did to our marks; returns the other messages that they marked. */
  private MarksFound followMarks() throws MailAccessException, TurnLostException {
    Optional<MarksFound> found = search.found();
    return found.isPresent()
        ? found.get().of(trackedKeywords(), marks.follow(found.get()))
        : MarksFound.NONE;
  }

  private DecideAgain again() {
    PageCompletion completion =
        new PageCompletion(new BodyReader(session, run, workshop), run, workshop);
    PageDecider decider = run.decider(mailbox, folder);
    return new DecideAgain(session, run.headers(), decider, completion, workshop, writer);
  }
}
