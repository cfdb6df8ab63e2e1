package org.mailpromoter.core.sync;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.mailbox.MessageRef;

/** Decides messages until their bodies are there; of its decisions only the last one counts. */
final class Trial implements PageCompletion.Redecision {
  private final Workshop workshop;
  private final Deciding how;
  private Runnable former = () -> {};

  Trial(Workshop workshop, Deciding how) {
    this.workshop = workshop;
    this.how = how;
  }

  /** Decides, on the deciding thread. */
  @FunctionalInterface
  interface Deciding {
    /** Decides, knowing what failed and what is gone. */
    DecidedPage decide(Map<MessageRef, Obstacle> failures, Map<MessageRef, Obstacle> gone);
  }

  @Override
  public DecidedPage decide(Map<MessageRef, Obstacle> failures, Map<MessageRef, Obstacle> gone)
      throws InterruptedException, ExecutionException {
    return workshop.decide(() -> anew(failures, gone)).get();
  }

  private DecidedPage anew(Map<MessageRef, Obstacle> failures, Map<MessageRef, Obstacle> gone) {
    former.run();
    former = () -> {};
    DecidedPage page = how.decide(failures, gone);
    former = page.gathered()::discard;
    return page;
  }

  /** Nothing of it came true. */
  void discard() {
    workshop.betweenDecisions(() -> former.run());
  }
}
