package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;

/**
 * Fetches the bodies of a portion together with those of decided portions behind it, as long as
 * they weigh little: each question takes a far server a round trip. A body that cannot be fetched
 * is left to the portion that needs it.
 */
final class BodiesAhead {
  private final BodySource source;
  private final long most;

  /** A portion whose bodies are fetched. */
  interface Needs {
    /** Whether its decision is there or failed, so that asking for it takes no time. */
    boolean isDecided();

    /** The promoted messages whose bodies are not read; waits for the decision. */
    List<Change.Arrived> lacking() throws InterruptedException, ExecutionException;

    /** The bodies that are read; gets others. */
    Map<MessageRef, Body> bodies();
  }

  /**
   * Fetches bodies.
   *
   * @param most the most bytes that the bodies of several portions may have together
   */
  BodiesAhead(BodySource source, long most) {
    this.source = source;
    this.most = most;
  }

  /**
   * Fetches the bodies of several portions, if more than the first one lacks some.
   *
   * @param portion the portion that is finished next
   * @param behind those behind it, in their order
   */
  void fetch(Needs portion, Iterable<? extends Needs> behind)
      throws MailAccessException, InterruptedException, ExecutionException {
    List<Change.Arrived> wanted = new ArrayList<>(portion.lacking());
    long room = most - weight(wanted);
    Map<MessageRef, Needs> ahead = new HashMap<>();
    for (Needs each : behind) {
      if (wanted.isEmpty() || !each.isDecided()) {
        break;
      }
      List<Change.Arrived> more = lacking(each);
      room -= weight(more);
      if (room < 0) {
        break;
      }
      wanted.addAll(more);
      more.forEach(message -> ahead.put(message.ref(), each));
    }
    if (!ahead.isEmpty()) {
      source
          .read(wanted)
          .read()
          .forEach((ref, body) -> ahead.getOrDefault(ref, portion).bodies().put(ref, body));
    }
  }

  /** A decision that failed concerns its own portion. */
  private static List<Change.Arrived> lacking(Needs behind) throws InterruptedException {
    try {
      return behind.lacking();
    } catch (ExecutionException e) {
      return List.of();
    }
  }

  private static long weight(List<Change.Arrived> messages) {
    return messages.stream().mapToLong(Weight::ofBody).sum();
  }
}
