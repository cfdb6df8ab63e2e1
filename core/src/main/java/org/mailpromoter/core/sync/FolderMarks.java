package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.health.Alert;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.store.MessageMark;
import org.mailpromoter.core.store.MessageMark.State;
import org.mailpromoter.core.turn.TurnLostException;

/**
 * Synchronizes marks in both directions: marks that people change are applied to tracking (F-10,
 * F-20), and marks that follow from decisions are sent to the server (P-60, P-62). A mark that
 * cannot be sent stays due and blocks nothing else.
 */
final class FolderMarks {
  private static final int TOGETHER = 1_000;

  private static final int NAMED = 10;

  /** If this many disappear at once and none is left, the server has lost its keywords. */
  private static final int LOST_BY_THE_SERVER = 10;

  private final Run run;
  private final MailboxId mailbox;
  private final FolderId folder;
  private final MailboxSession session;
  private final Marking marking;
  private final Tally tally;

  FolderMarks(
      Run run,
      MailboxId mailbox,
      FolderId folder,
      MailboxSession session,
      Marking marking,
      Tally tally) {
    this.run = run;
    this.mailbox = mailbox;
    this.folder = folder;
    this.session = session;
    this.marking = marking;
    this.tally = tally;
  }

  /**
   * Applies what people did to our marks.
   *
   * @param found which messages are marked
   * @return the messages that carry one or did; they are not marked by hand
   */
  Set<MessageRef> follow(MarksFound found) throws MailAccessException, TurnLostException {
    Set<MessageRef> ours = new HashSet<>();
    if (marking.promoted().isPresent()) {
      String keyword = marking.promoted().get();
      List<MessageMark> brought = brought(keyword);
      brought.forEach(mark -> ours.add(mark.message()));
      follow(keyword, brought, found.with(keyword));
    }
    return ours;
  }

  private void follow(String keyword, List<MessageMark> brought, Set<MessageRef> marked)
      throws MailAccessException, TurnLostException {
    settle(in(State.SET, brought, marked, true), State.SEEN);
    putBack(in(State.CLEARED, brought, marked, true), keyword);
    missing(in(State.SEEN, brought, marked, false), marked, keyword);
  }

  private List<MessageMark> brought(String keyword) {
    return run.store().marks().brought(mailbox, folder).stream()
        .filter(mark -> mark.target().equalsIgnoreCase(keyword))
        .toList();
  }

  private static List<MessageMark> in(
      State state, List<MessageMark> marks, Set<MessageRef> marked, boolean standing) {
    return marks.stream()
        .filter(mark -> mark.state() == state && marked.contains(mark.message()) == standing)
        .toList();
  }

  private void settle(List<MessageMark> marks, State state) throws TurnLostException {
    if (!marks.isEmpty()) {
      run.store()
          .marks()
          .settle(run.turn(), folder, marks.stream().map(mark -> mark.in(state)).toList());
    }
  }

  private void putBack(List<MessageMark> again, String keyword) throws TurnLostException {
    track(again, Tracking.TRACKED, keyword);
  }

  private void missing(List<MessageMark> missing, Set<MessageRef> marked, String keyword)
      throws MailAccessException, TurnLostException {
    if (missing.isEmpty()) {
      return;
    }
    Set<MessageRef> present = session.present(missing.stream().map(MessageMark::message).toList());
    settle(missing.stream().filter(m -> !present.contains(m.message())).toList(), State.OVER);
    List<MessageMark> removed =
        missing.stream().filter(m -> present.contains(m.message())).toList();
    boolean untracks =
        run.policy().organization().is(OrganizationSwitch.UNTRACK_WHEN_MARK_IS_REMOVED);
    if (marked.isEmpty() && removed.size() >= LOST_BY_THE_SERVER) {
      settle(removed, State.DUE);
      lost(removed.size(), keyword);
    } else if (untracks) {
      track(removed, Tracking.UNTRACKED, keyword);
    } else {
      settle(removed, State.OVER);
    }
  }

  private void lost(int many, String keyword) {
    alert(
        Alert.Level.WARNING,
        SyncError.MARKS_LOST.id(),
        "the mark "
            + keyword
            + " disappeared from all "
            + many
            + " messages that had it. The server has probably lost its keywords; the marks will "
            + "be set again. "
            + SyncError.MARKS_LOST.remedy());
  }

  private void track(List<MessageMark> marks, Tracking tracking, String keyword)
      throws TurnLostException {
    if (marks.isEmpty()) {
      return;
    }
    Set<MessageRef> messages = new HashSet<>();
    marks.forEach(mark -> messages.add(mark.message()));
    Set<ActivityId> activities =
        new HashSet<>(run.store().marks().activities(mailbox, folder, messages).values());
    Actor actor = new Actor.Mark(mailbox, folder, keyword);
    for (ActivityId activity : activities) {
      run.store()
          .track(
              run.turn(),
              new TrackingChange(
                  activity,
                  tracking,
                  TrackingChange.Extent.ACTIVITY,
                  actor,
                  run.clock().instant()));
    }
    alert(
        Alert.Level.INFORMATION,
        SyncError.MARKS_CHANGED.id(),
        "the mark "
            + keyword
            + (tracking == Tracking.UNTRACKED ? " was removed" : " was put back")
            + " by hand: "
            + (tracking == Tracking.UNTRACKED ? "no longer tracked" : "tracked again")
            + " are the email activities "
            + activities.stream().map(ActivityId::toString).sorted().limit(NAMED).toList()
            + (activities.size() > NAMED ? " and " + (activities.size() - NAMED) + " more. " : ". ")
            + SyncError.MARKS_CHANGED.remedy());
  }

  /** Sends the due marks. */
  void bring() throws TurnLostException {
    try {
      List<MessageMark> due = due();
      while (!due.isEmpty()) {
        bring(due);
        due = due.size() < TOGETHER ? List.of() : due();
      }
    } catch (MailAccessException e) {
      alert(
          Alert.Level.WARNING,
          e.code().id(),
          "some messages could not be marked: "
              + e.sentence()
              + " The next run tries again. "
              + e.code().remedy());
    }
  }

  private List<MessageMark> due() {
    Set<MessageMark.Kind> kinds = marking.kinds();
    return kinds.isEmpty() ? List.of() : run.store().marks().due(mailbox, folder, kinds, TOGETHER);
  }

  /** Alike: the same kind, keyword and state. */
  private record Alike(MessageMark.Kind kind, String target, State state) {}

  private void bring(List<MessageMark> due) throws MailAccessException, TurnLostException {
    Map<Alike, List<MessageMark>> portions = new LinkedHashMap<>();
    for (MessageMark mark : due) {
      Alike alike = new Alike(mark.kind(), mark.target(), mark.state());
      portions.computeIfAbsent(alike, unused -> new ArrayList<>()).add(mark);
    }
    for (Map.Entry<Alike, List<MessageMark>> each : portions.entrySet()) {
      List<MessageRef> messages = each.getValue().stream().map(MessageMark::message).toList();
      State state = brought(each.getKey(), messages);
      settle(each.getValue(), state);
      if (state == State.SET && each.getKey().kind() == MessageMark.Kind.PROMOTED) {
        lookWhetherTheyStand(each.getValue(), each.getKey().target());
      }
    }
  }

  /** A server may accept a mark and drop it: its absence counts only after it was seen. */
  private void lookWhetherTheyStand(List<MessageMark> set, String keyword)
      throws MailAccessException, TurnLostException {
    List<MessageRef> messages = set.stream().map(MessageMark::message).toList();
    Set<MessageRef> marked = new MarksFound(session.keywords(messages)).with(keyword);
    settle(in(State.DUE, set, marked, true), State.SEEN);
  }

  private State brought(Alike alike, List<MessageRef> messages) throws MailAccessException {
    if (alike.state() == State.CLEARING) {
      session.mark(messages, Mark.cleared(alike.target()));
      return State.CLEARED;
    }
    switch (alike.kind()) {
      case PROMOTED, UNDELIVERABLE -> session.mark(messages, Mark.set(alike.target()));
      case MOVED -> session.move(messages, new FolderId(alike.target()));
    }
    return State.SET;
  }

  private void alert(Alert.Level level, String code, String what) {
    tally.alert(
        new Alert(
            level,
            run.clock().instant(),
            mailbox,
            code,
            "In the mailbox " + mailbox + ", folder " + folder + ", " + what));
  }
}
