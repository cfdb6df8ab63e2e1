package org.mailpromoter.core.diagnosis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.StoredDecision;

/** Reads decisions page by page; the next page is read while the current one is processed. */
final class Pages {
  private static final int PAGE = 500;

  /** About half a second of work. */
  private static final long LATEST = 10_000;

  private final DecisionHistory history;
  private final DecisionFilter filter;
  private final DecisionHistory.With evidence;

  Pages(DecisionHistory history, DecisionFilter filter, DecisionHistory.With evidence) {
    this.history = history;
    this.filter = filter;
    this.evidence = evidence;
  }

  void forEach(Consumer<List<StoredDecision>> work) {
    forEachAfter(0, work);
  }

  /** The latest decisions only, so that the cost does not grow with history. */
  void forEachOfLatest(Consumer<List<StoredDecision>> work) {
    history.latest().ifPresent(newest -> forEachAfter(Math.max(0, newest.value() - LATEST), work));
  }

  private void forEachAfter(long after, Consumer<List<StoredDecision>> work) {
    List<StoredDecision> page = history.page(filter, evidence, after, PAGE);
    while (!page.isEmpty()) {
      long last = page.get(page.size() - 1).id().value();
      CompletableFuture<List<StoredDecision>> next =
          CompletableFuture.supplyAsync(() -> history.page(filter, evidence, last, PAGE));
      work.accept(page);
      page = read(next);
    }
  }

  private static List<StoredDecision> read(CompletableFuture<List<StoredDecision>> page) {
    try {
      return page.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
