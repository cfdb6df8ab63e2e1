package org.mailpromoter.core.sync;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.FactGatherer;
import org.mailpromoter.core.facts.GatheredBatch;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.facts.Place;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.policy.Policy;

/** Gathers the facts of a page and decides its messages in order. Single-threaded. */
final class PageDecider {
  private final FactGatherer gatherer;
  private final Policy policy;
  private final Place place;

  PageDecider(FactGatherer gatherer, Policy policy, Place place) {
    this.gatherer = gatherer;
    this.policy = policy;
    this.place = place;
  }

  /**
   * Decides messages that are new.
   *
   * @param repeated messages that the mailbox repeated
   * @param vanished messages that are gone
   */
  DecidedPage decide(List<Incoming> messages, long repeated, long vanished) {
    return drafted(messages, PageDraft::take, false, repeated, vanished);
  }

  /**
   * Decides messages again that are not an activity. The decisions of the result replace the former
   * ones.
   *
   * @param messages with the attempts that were made
   * @param failed the messages whose attempts count; the others are decided as if none had failed
   * @param onlyPromoted whether the former decision stays where nothing speaks for the message
   */
  DecidedPage decideAgain(List<Incoming> messages, Set<MessageRef> failed, boolean onlyPromoted) {
    return drafted(
        messages,
        (draft, message) ->
            draft.settle(
                message,
                failed.contains(message.arrived().ref())
                    ? message
                    : message.with(CreationAttempts.NONE),
                onlyPromoted),
        true,
        0,
        0);
  }

  /** Takes no more numbers of former look-ups. Called on the deciding thread. */
  void forgetNumbers() {
    gatherer.forgetNumbers();
  }

  /** What fails half-way leaves nothing behind that later messages could rest on. */
  private DecidedPage drafted(
      List<Incoming> messages,
      BiConsumer<PageDraft, Incoming> taking,
      boolean again,
      long repeated,
      long vanished) {
    GatheredBatch gathered = gatherer.gather(place, messages);
    boolean whole = false;
    try {
      PageDraft draft = new PageDraft(policy, place, gathered, repeated);
      messages.forEach(message -> taking.accept(draft, message));
      DecidedPage page = draft.page(again, vanished, gathered.basis(messages));
      whole = true;
      return page;
    } finally {
      if (!whole) {
        gathered.discard();
      }
    }
  }
}
