package org.mailpromoter.core.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Flaw;

/**
 * The bodies of promoted messages.
 *
 * @param read those that could be read
 * @param failed why the others could not
 */
record Bodies(Map<MessageRef, Body> read, Map<MessageRef, String> failed) {
  private static final Body MISSING =
      new Body("", "", List.of(), Set.of(Flaw.BODY_MISSING), List.of());

  Bodies {
    read = Map.copyOf(read);
    failed = Map.copyOf(failed);
  }

  /** Empty ones with a remark in place of those that could not be read. */
  Bodies withEmptyOnes() {
    Map<MessageRef, Body> all = new HashMap<>(read);
    failed.keySet().forEach(ref -> all.put(ref, MISSING));
    return new Bodies(all, Map.of());
  }
}
