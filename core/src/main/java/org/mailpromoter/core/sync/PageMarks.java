package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    marking.undeliverable().ifPresent(word -> takeOff(word, page, marks));
    return marks;
  }

  /**
   * A message that was moved back may still have the mark of its former place: the mark is assigned
   * to the new place and removed.
   */
  private static void takeOff(String word, DecidedPage page, List<MessageMark> marks) {
    String keyword = word.toLowerCase(Locale.ROOT);
    for (DecidedPage.Promotion each : page.promotions()) {
      if (each.arrived().keywords().contains(keyword)) {
        MessageMark mark =
            new MessageMark(
                each.arrived().ref(), MessageMark.Kind.UNDELIVERABLE, word, MessageMark.State.DUE);
        marks.add(mark);
        marks.add(mark.in(MessageMark.State.CLEARING));
      }
    }
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
