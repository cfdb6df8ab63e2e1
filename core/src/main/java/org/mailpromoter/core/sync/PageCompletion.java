package org.mailpromoter.core.sync;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;

/**
 * Fetches the bodies of a decided page. If a body cannot be fetched, that becomes a fact of its
 * message (S-40), and the page is decided again: replies to the message are decided without it, and
 * a second copy of it is not a duplicate. Every round adds a known failure, so there are few
 * rounds.
 */
final class PageCompletion {
  private final BodySource source;
  private final Run run;
  private final Workshop workshop;

  PageCompletion(BodySource source, Run run, Workshop workshop) {
    this.source = source;
    this.run = run;
    this.workshop = workshop;
  }

  /** Decides a page again. */
  @FunctionalInterface
  interface Redecision {
    /**
     * Decides.
     *
     * @param failures why the activities of some of its messages could not be created
     * @param gone what was said about those that the mailbox no longer lists
     */
    DecidedPage decide(Map<MessageRef, Obstacle> failures, Map<MessageRef, Obstacle> gone)
        throws InterruptedException, ExecutionException;
  }

  /**
   * Completes a page.
   *
   * @param decided its decisions, which know the failures
   * @param known why activities could not be created before
   * @param read bodies that were read before; gets the others
   */
  CompletePage complete(
      DecidedPage decided,
      Map<MessageRef, Obstacle> known,
      Map<MessageRef, Body> read,
      Redecision anew)
      throws MailAccessException, InterruptedException, ExecutionException {
    Map<MessageRef, Obstacle> failures = new LinkedHashMap<>(known);
    Map<MessageRef, Obstacle> gone = new LinkedHashMap<>();
    DecidedPage page = decided;
    while (true) {
      Bodies more = source.read(unread(page, read));
      read.putAll(more.read());
      if (more.isComplete()) {
        read.putAll(source.read(copies(page, read)).read());
        read.putAll(source.read(reports(page, read)).read());
        return complete(page, used(page, read));
      }
      failures.putAll(more.failed());
      gone.putAll(more.gone());
      page = anew.decide(failures, gone);
    }
  }

  /** A fault of a message in it is one of its task, like a fault in the other steps. */
  private CompletePage complete(DecidedPage page, Map<MessageRef, Body> bodies)
      throws InterruptedException, ExecutionException {
    return workshop
        .parse(() -> CompletePage.of(page, bodies, run.policy(), run.clock().instant()))
        .get();
  }

  private static Map<MessageRef, Body> used(DecidedPage page, Map<MessageRef, Body> read) {
    Map<MessageRef, Body> used = new HashMap<>();
    Stream.of(
            page.promotions().stream().map(DecidedPage.Promotion::arrived),
            page.copies().stream().map(DecidedPage.Copy::arrived),
            page.reports().stream().map(Incoming::arrived))
        .flatMap(each -> each)
        .map(Change.Arrived::ref)
        .filter(read::containsKey)
        .forEach(ref -> used.put(ref, read.get(ref)));
    return used;
  }

  /** The promoted messages whose bodies are not read. */
  static List<Change.Arrived> unread(DecidedPage page, Map<MessageRef, Body> read) {
    return page.promotions().stream()
        .map(DecidedPage.Promotion::arrived)
        .filter(each -> !read.containsKey(each.ref()))
        .toList();
  }

  /** One that cannot be fetched leaves its activity as it is. */
  private static List<Change.Arrived> copies(DecidedPage page, Map<MessageRef, Body> read) {
    return page.copies().stream()
        .map(DecidedPage.Copy::arrived)
        .filter(each -> !read.containsKey(each.ref()))
        .toList();
  }

  /** One that cannot be fetched says nothing. */
  private static List<Change.Arrived> reports(DecidedPage page, Map<MessageRef, Body> read) {
    return page.reports().stream()
        .map(Incoming::arrived)
        .filter(each -> !read.containsKey(each.ref()))
        .toList();
  }

  /** The same message, knowing whether it failed. */
  static Incoming knowing(Incoming message, Map<MessageRef, Obstacle> failures) {
    Obstacle why = failures.get(message.arrived().ref());
    return why == null ? message : message.with(message.attempts().failedAgain(why));
  }
}
