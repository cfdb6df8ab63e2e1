package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.policy.OrganizationValue;

/** Decides chosen messages of one folder again and promotes those that pass. */
final class Retry {
  /** Few enough that their stored facts fit into memory side by side. */
  private static final int TOGETHER = 100;

  private final Run run;
  private final RetryTask task;
  private final MailboxSession session;
  private final Workshop workshop;
  private final Tally tally = new Tally();
  private final List<MessageRef> gone = new ArrayList<>();
  private long promoted;
  private long refused;
  private long unknown;

  Retry(Run run, RetryTask task, MailboxSession session, Workshop workshop) {
    this.run = run;
    this.task = task;
    this.session = session;
    this.workshop = workshop;
  }

  RetryReport report(List<FolderFailure> failures) {
    return new RetryReport(task.mailbox(), promoted, refused, gone, unknown, failures);
  }

  void run(FolderId folder, List<MessageRef> refs)
      throws MailAccessException, InterruptedException, ExecutionException {
    for (int from = 0; from < refs.size(); from += TOGETHER) {
      List<MessageRef> some = refs.subList(from, Math.min(refs.size(), from + TOGETHER));
      Map<MessageRef, byte[]> stored =
          run.store().factsWithoutActivity(task.mailbox(), folder, Set.copyOf(some));
      unknown += some.size() - stored.size();
      if (!stored.isEmpty()) {
        decide(folder, stored);
      }
    }
  }

  private void decide(FolderId folder, Map<MessageRef, byte[]> stored)
      throws MailAccessException, InterruptedException, ExecutionException {
    Cursor cursor = run.store().cursor(task.mailbox(), folder);
    DecideAgain.Result result = again(folder, stored).decide(stored, this::anew, false, cursor);
    gone.addAll(result.failed());
    promoted += result.promoted();
    refused += result.refused();
  }

  /** A request grants a new budget. */
  private Optional<Incoming> anew(MessageRef ref, byte[] facts) {
    return Optional.of(Incoming.stored(ref, facts, keywords()).with(CreationAttempts.NONE));
  }

  private DecideAgain again(FolderId folder, Map<MessageRef, byte[]> stored) {
    PageDecider decider = run.decider(task.mailbox(), new FolderTask(folder, role(stored)));
    PageWriter writer = new PageWriter(run, task.mailbox(), folder, task.marking(), tally);
    PageCompletion completion = new PageCompletion(this::bodies, run, workshop);
    return new DecideAgain(session, run.headers(), decider, completion, workshop, writer);
  }

  private Bodies bodies(List<Change.Arrived> messages)
      throws MailAccessException, InterruptedException, ExecutionException {
    Bodies bodies = new BodyReader(session, run, workshop).read(messages);
    return switch (task.gone()) {
      case REPORT -> bodies;
      case PROMOTE -> bodies.withEmptyOnes();
    };
  }

  private static FolderRole role(Map<MessageRef, byte[]> stored) {
    Map.Entry<MessageRef, byte[]> any = stored.entrySet().iterator().next();
    return StoredEvidence.facts(any.getValue(), any.getKey()).location().role();
  }

  private Set<String> keywords() {
    List<String> tracked = run.policy().organization().words(OrganizationValue.TRACKED_KEYWORDS);
    return task.byHand() ? Set.copyOf(tracked) : Set.of();
  }
}
