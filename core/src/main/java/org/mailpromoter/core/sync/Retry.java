package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.policy.OrganizationValue;

/** Decides chosen messages of one folder again and promotes those that pass. */
final class Retry {
  /** Few enough that their bodies fit into memory side by side. */
  private static final int TOGETHER = 100;

  private final Synchronizer.Parts parts;
  private final RetryTask task;
  private final MailboxSession session;
  private final Workshop workshop;
  private final Tally tally = new Tally();
  private final List<MessageRef> gone = new ArrayList<>();
  private long promoted;
  private long refused;
  private long unknown;

  Retry(Synchronizer.Parts parts, RetryTask task, MailboxSession session, Workshop workshop) {
    this.parts = parts;
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
          parts.store().factsWithoutActivity(task.mailbox(), folder, Set.copyOf(some));
      unknown += some.size() - stored.size();
      if (!stored.isEmpty()) {
        decide(folder, stored);
      }
    }
  }

  /** What is gone may be the parent of what is not: so the rest is decided anew without it. */
  private void decide(FolderId folder, Map<MessageRef, byte[]> stored)
      throws MailAccessException, InterruptedException, ExecutionException {
    Cursor cursor = parts.store().cursor(task.mailbox(), folder);
    BodyReader bodies = new BodyReader(session, parts, workshop);
    DecideAgain again = again(folder, stored, bodies);
    DecidedPage page = again.page(stored, keywords(), false);
    Map<MessageRef, Future<Body>> read = new HashMap<>(bodies.read(page.promotions()));
    List<MessageRef> missing = missing(page, read);
    if (!missing.isEmpty() && task.gone() == RetryTask.Gone.REPORT) {
      gone.addAll(missing);
      Map<MessageRef, byte[]> rest = new LinkedHashMap<>(stored);
      missing.forEach(rest::remove);
      again = again(folder, stored, bodies);
      page = again.page(rest, keywords(), false);
    }
    again.commit(page, read, cursor);
    promoted += page.promotions().size();
    refused += page.entries().size() - page.promotions().size();
  }

  private DecideAgain again(FolderId folder, Map<MessageRef, byte[]> stored, BodyReader bodies) {
    PageDecider decider = parts.decider(task.mailbox(), new FolderTask(folder, role(stored)));
    PageWriter writer = new PageWriter(parts, task.mailbox(), folder, tally);
    return new DecideAgain(decider, bodies, workshop, writer);
  }

  private static FolderRole role(Map<MessageRef, byte[]> stored) {
    Facts any = FactsCodec.decode(stored.values().iterator().next());
    return any.location().role();
  }

  private Set<String> keywords() {
    List<String> tracked = parts.policy().organization().words(OrganizationValue.TRACKED_KEYWORDS);
    return task.byHand() ? Set.copyOf(tracked) : Set.of();
  }

  private static List<MessageRef> missing(DecidedPage page, Map<MessageRef, Future<Body>> read)
      throws InterruptedException, ExecutionException {
    List<MessageRef> missing = new ArrayList<>();
    for (DecidedPage.Promotion promotion : page.promotions()) {
      MessageRef ref = promotion.arrived().ref();
      Future<Body> body = read.getOrDefault(ref, BodyReader.missing());
      if (body.get().flaws().contains(Flaw.BODY_MISSING)) {
        missing.add(ref);
      }
    }
    return missing;
  }
}
