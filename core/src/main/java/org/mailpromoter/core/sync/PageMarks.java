package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.store.MessageMark;

/** Which marks follow from the decisions of a page. */
final class PageMarks {
  private final Marking marking;

  PageMarks(Marking marking) {
    this.marking = marking;
  }

  List<MessageMark> of(DecidedPage page) {
    List<MessageMark> marks = new ArrayList<>();
    for (DecisionEntry entry : page.entries()) {
      if (entry.activity().isPresent()) {
        promoted(entry, marks);
      } else if (entry.reason() == Reason.UNDELIVERABLE) {
        undeliverable(entry, marks);
      }
      if (page.again() && entry.outcome() == Outcome.PROMOTED) {
        noLongerUndeliverable(entry, marks);
      }
    }
    return marks;
  }

  /** copies in further mailboxes get the mark, too. */
  private void promoted(DecisionEntry entry, List<MessageMark> marks) {
    marking
        .promoted()
        .ifPresent(
            keyword ->
                marks.add(mark(entry, MessageMark.Kind.PROMOTED, keyword, MessageMark.State.DUE)));
  }

  private void undeliverable(DecisionEntry entry, List<MessageMark> marks) {
    MessageMark.State due = MessageMark.State.DUE;
    marking
        .undeliverable()
        .ifPresent(word -> marks.add(mark(entry, MessageMark.Kind.UNDELIVERABLE, word, due)));
    marking
        .undeliverableFolder()
        .ifPresent(folder -> marks.add(mark(entry, MessageMark.Kind.MOVED, folder.value(), due)));
  }

  private void noLongerUndeliverable(DecisionEntry entry, List<MessageMark> marks) {
    MessageMark.State clearing = MessageMark.State.CLEARING;
    marking
        .undeliverable()
        .ifPresent(word -> marks.add(mark(entry, MessageMark.Kind.UNDELIVERABLE, word, clearing)));
  }

  private static MessageMark mark(
      DecisionEntry entry, MessageMark.Kind kind, String target, MessageMark.State state) {
    return new MessageMark(entry.ref(), kind, target, state);
  }
}
