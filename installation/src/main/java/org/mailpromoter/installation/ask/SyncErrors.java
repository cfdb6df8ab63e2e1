package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.WrongPageException;

/** Which messages were refused, each with its reason. */
public final class SyncErrors {
  private final OpenInstallation open;

  /**
   * Refused messages, the latest first.
   *
   * @param decisions as many as were asked for
   * @param total how many there are for the reasons asked for
   * @param otherReasons how many more there are for other reasons
   * @param next the word by which the next page is asked for; empty when no older one is left
   */
  public record Listing(
      List<StoredDecision> decisions, long total, long otherReasons, Optional<String> next) {
    /** Copies the list. */
    public Listing {
      decisions = List.copyOf(decisions);
      Objects.requireNonNull(next, "next");
    }

    /** The sub-reasons of the listed messages, each once. */
    public List<SubReason> subReasons() {
      return decisions.stream()
          .flatMap(each -> each.entry().subReasons().stream())
          .distinct()
          .sorted()
          .toList();
    }
  }

  /** The refused messages of an installation. */
  public SyncErrors(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Lists refused messages.
   *
   * @param filter which messages
   * @param reasons only those with one of these reasons
   * @throws WrongPageException if the page is asked for by a word of another list or filter
   */
  public Listing list(DecisionFilter filter, Set<Reason> reasons, PageRequest wanted)
      throws WrongPageException {
    PageWords words = words(filter, reasons);
    PageKey from = words.from(wanted);
    DecisionHistory history = open.storage().decisionHistory();
    DecisionFilter refused = filter.withOutcomes(Set.of(Outcome.REFUSED));
    // both read all decisions when a sender is given, each on its own core
    CompletableFuture<List<DecisionCount>> counts =
        CompletableFuture.supplyAsync(() -> history.count(refused));
    Page<StoredDecision> page = history.list(refused.withReasons(reasons), from, wanted.most());
    return listing(page, words, counted(counts), reasons);
  }

  static PageWords words(DecisionFilter filter, Set<Reason> reasons) {
    return PageWords.of("errors")
        .with("reasons", reasons)
        .with("mailbox", filter.mailbox())
        .with("sender", List.of(filter.sender().toLowerCase(Locale.ROOT)));
  }

  private static List<DecisionCount> counted(CompletableFuture<List<DecisionCount>> counts) {
    try {
      return counts.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static Listing listing(
      Page<StoredDecision> page, PageWords words, List<DecisionCount> counts, Set<Reason> reasons) {
    long all = sum(counts.stream());
    long total =
        sum(counts.stream().filter(each -> reasons.isEmpty() || reasons.contains(each.reason())));
    return new Listing(page.entries(), total, all - total, page.next().map(words::word));
  }

  private static long sum(Stream<DecisionCount> counts) {
    return counts.mapToLong(DecisionCount::count).sum();
  }
}
