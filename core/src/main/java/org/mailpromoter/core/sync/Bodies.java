package org.mailpromoter.core.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Flaw;

/**
 * The bodies of promoted messages.
 *
 * @param read those that could be read
 * @param failed why others could not, although their messages are there
 * @param gone what was said about those whose messages the mailbox no longer lists
 */
record Bodies(
    Map<MessageRef, Body> read, Map<MessageRef, Obstacle> failed, Map<MessageRef, Obstacle> gone) {
  private static final Body MISSING = new Body("", "", List.of(), Set.of(Flaw.BODY_MISSING));

  Bodies {
    read = Map.copyOf(read);
    failed = Map.copyOf(failed);
    gone = Map.copyOf(gone);
  }

  boolean isComplete() {
    return failed.isEmpty() && gone.isEmpty();
  }

  /** Empty ones with a remark instead of those that could not be read. */
  Bodies withEmptyOnes() {
    Map<MessageRef, Body> all = new HashMap<>(read);
    failed.keySet().forEach(ref -> all.put(ref, MISSING));
    gone.keySet().forEach(ref -> all.put(ref, MISSING));
    return new Bodies(all, Map.of(), Map.of());
  }
}
