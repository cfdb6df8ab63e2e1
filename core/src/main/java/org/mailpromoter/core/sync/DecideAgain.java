package org.mailpromoter.core.sync;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;

/** Decides messages of a folder again from their stored facts, and commits what comes of it. */
final class DecideAgain {
  private final PageDecider decider;
  private final PageCompletion completion;
  private final Workshop workshop;
  private final PageWriter writer;

  DecideAgain(
      PageDecider decider, PageCompletion completion, Workshop workshop, PageWriter writer) {
    this.decider = decider;
    this.completion = completion;
    this.workshop = workshop;
    this.writer = writer;
  }

  /**
   * Decides again, and tries again to create what could not be created.
   *
   * @param messages with the attempts that were made before
   * @param onlyPromoted whether the former decision stays where nothing speaks for the message
   * @param cursor where the folder stands, and stays
   */
  PageCompletion.Complete decide(List<Incoming> messages, boolean onlyPromoted, Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    Trial trial = new Trial(messages, onlyPromoted);
    PageCompletion.Complete complete = completion.complete(trial.decide(Map.of()), trial);
    if (!complete.page().entries().isEmpty()) {
      workshop
          .write(
              () -> {
                writer.write(cursor, cursor, complete.page(), complete.bodies());
                workshop.release(complete.bodies().values());
                return null;
              })
          .get();
    }
    return complete;
  }

  /** Messages as if nothing had failed before; the attempts count where it fails again. */
  private final class Trial implements PageCompletion.Redecision {
    private final List<Incoming> messages;
    private final boolean onlyPromoted;
    private Runnable former = () -> {};

    Trial(List<Incoming> messages, boolean onlyPromoted) {
      this.messages = messages;
      this.onlyPromoted = onlyPromoted;
    }

    @Override
    public DecidedPage decide(Map<MessageRef, String> failures)
        throws InterruptedException, ExecutionException {
      List<Incoming> tried =
          PageCompletion.knowing(messages, failures).stream()
              .map(
                  each ->
                      failures.containsKey(each.arrived().ref())
                          ? each
                          : each.with(CreationAttempts.NONE))
              .toList();
      return workshop.decide(() -> anew(tried)).get();
    }

    private DecidedPage anew(List<Incoming> tried) {
      former.run();
      DecidedPage page = decider.decideAgain(tried, onlyPromoted);
      former = page.gathered()::discard;
      return page;
    }
  }
}
