package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;

/** Decides messages of a folder again from their stored facts, and commits what comes of it. */
final class DecideAgain {
  private final PageDecider decider;
  private final BodyReader bodies;
  private final Workshop workshop;
  private final PageWriter writer;

  DecideAgain(PageDecider decider, BodyReader bodies, Workshop workshop, PageWriter writer) {
    this.decider = decider;
    this.bodies = bodies;
    this.workshop = workshop;
    this.writer = writer;
  }

  /**
   * Decides again.
   *
   * @param stored facts by place
   * @param keywords keywords that are known to be on each message
   * @param onlyPromoted whether the former decision stays where the message is not promoted
   * @param cursor where the folder stands, and stays
   */
  void decide(
      Map<MessageRef, byte[]> stored, Set<String> keywords, boolean onlyPromoted, Cursor cursor)
      throws MailAccessException, InterruptedException, ExecutionException {
    DecidedPage page = page(stored, keywords, onlyPromoted);
    if (!page.entries().isEmpty()) {
      commit(page, bodies.read(page.promotions()), cursor);
    }
  }

  DecidedPage page(Map<MessageRef, byte[]> stored, Set<String> keywords, boolean onlyPromoted)
      throws InterruptedException, ExecutionException {
    List<Incoming> messages = new ArrayList<>(stored.size());
    stored.forEach((ref, bytes) -> messages.add(Incoming.stored(ref, bytes, keywords)));
    return workshop.decide(() -> decider.decideAgain(messages, onlyPromoted)).get();
  }

  void commit(DecidedPage page, Map<MessageRef, Future<Body>> read, Cursor cursor)
      throws InterruptedException, ExecutionException {
    workshop
        .write(
            () -> {
              writer.write(cursor, cursor, page, read);
              workshop.release(read.values());
              return null;
            })
        .get();
  }
}
