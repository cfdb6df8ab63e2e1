package org.mailpromoter.core.sync;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.mailbox.MessageRef;

/** Which messages of a pass failed. Used by the session's thread. */
final class PassFailures {
  private final Set<MessageRef> failed = new HashSet<>();
  private final Set<MessageRef> suspected = new HashSet<>();

  /** Notes the messages of a page whose activities cannot be created now. */
  void note(DecidedPage page) {
    page.entries().stream()
        .filter(entry -> entry.subReasons().contains(SubReason.CREATION_FAILED))
        .map(DecisionEntry::ref)
        .forEach(failed::add);
  }

  /** Notes the messages of a portion that failed as a whole, if one of them can be the cause. */
  void suspect(Portion portion, @Nullable Throwable cause) {
    if (MessageFault.isPossible(cause)) {
      suspected.addAll(portion.refs());
    }
  }

  /** The messages that could not be read, or whose activities could not be created. */
  Set<MessageRef> failed() {
    return failed;
  }

  /** After a failure that may be due to a message: those among which it is. */
  Set<MessageRef> suspected() {
    return suspected;
  }
}
