package org.mailpromoter.core.memory;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.store.MarkStore;
import org.mailpromoter.core.store.MessageMark;
import org.mailpromoter.core.store.MessageMark.State;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.core.turn.TurnLostException;

/** Marks in memory. Thread-safe. */
final class InMemoryMarks implements MarkStore {
  private static final Set<State> DUE = EnumSet.of(State.DUE, State.CLEARING);
  private static final Set<State> BROUGHT = EnumSet.of(State.SET, State.SEEN, State.CLEARED);

  private record Key(Place place, MessageMark.Kind kind) {}

  private final Map<Key, MessageMark> marks = new LinkedHashMap<>();
  private final Map<Place, ActivityId> activities = new HashMap<>();
  private final InMemoryTurns turns;

  InMemoryMarks(InMemoryTurns turns) {
    this.turns = turns;
  }

  synchronized void decided(MailboxId mailbox, DecisionEntry entry) {
    entry.activity().ifPresent(id -> activities.put(new Place(mailbox, entry.ref()), id));
  }

  synchronized void add(MailboxId mailbox, MessageMark mark) {
    Key key = new Key(new Place(mailbox, mark.message()), mark.kind());
    if (mark.state() == State.DUE || marks.containsKey(key)) {
      marks.put(key, mark);
    }
  }

  /** Messages that were renumbered may have lost their marks. */
  synchronized void moved(MailboxId mailbox, MessageRef from, MessageRef to) {
    Place before = new Place(mailbox, from);
    Place after = new Place(mailbox, to);
    Optional.ofNullable(activities.remove(before)).ifPresent(id -> activities.put(after, id));
    for (MessageMark.Kind kind : MessageMark.Kind.values()) {
      Optional.ofNullable(marks.remove(new Key(before, kind)))
          .map(mark -> new MessageMark(to, kind, mark.target(), afterMove(mark)))
          .ifPresent(mark -> marks.put(new Key(after, kind), mark));
    }
  }

  private static State afterMove(MessageMark mark) {
    boolean stood = mark.state() == State.SET || mark.state() == State.SEEN;
    return stood && mark.kind() != MessageMark.Kind.MOVED ? State.DUE : mark.state();
  }

  synchronized void tracked(ActivityId activity, Tracking tracking) {
    boolean untracked = tracking == Tracking.UNTRACKED;
    Set<State> from =
        untracked
            ? EnumSet.of(State.DUE, State.SET, State.SEEN)
            : EnumSet.of(State.CLEARING, State.CLEARED);
    marks.replaceAll(
        (key, mark) ->
            activity.equals(activities.get(key.place())) && from.contains(mark.state())
                ? mark.in(untracked ? State.CLEARING : State.DUE)
                : mark);
  }

  @Override
  public synchronized List<MessageMark> due(
      MailboxId mailbox, FolderId folder, Set<MessageMark.Kind> kinds, int limit) {
    return of(mailbox, folder, m -> DUE.contains(m.state()) && kinds.contains(m.kind())).stream()
        .sorted(Comparator.comparing(MessageMark::kind))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<MessageMark> brought(MailboxId mailbox, FolderId folder) {
    return of(
        mailbox, folder, m -> m.kind() == MessageMark.Kind.PROMOTED && BROUGHT.contains(m.state()));
  }

  private List<MessageMark> of(MailboxId mailbox, FolderId folder, Predicate<MessageMark> wanted) {
    return marks.entrySet().stream()
        .filter(each -> each.getKey().place().mailbox().equals(mailbox))
        .map(Map.Entry::getValue)
        .filter(mark -> mark.message().folder().equals(folder))
        .filter(wanted)
        .toList();
  }

  @Override
  public void settle(Turn turn, FolderId folder, List<MessageMark> settled)
      throws TurnLostException {
    turns.write(turn, () -> settle(turn.mailbox(), settled));
  }

  private synchronized void settle(MailboxId mailbox, List<MessageMark> settled) {
    settled.forEach(
        mark ->
            marks.computeIfPresent(
                new Key(new Place(mailbox, mark.message()), mark.kind()),
                (key, before) -> before.in(mark.state())));
  }

  @Override
  public synchronized Map<MessageRef, ActivityId> activities(
      MailboxId mailbox, FolderId folder, Set<MessageRef> messages) {
    Map<MessageRef, ActivityId> found = new HashMap<>();
    for (MessageRef message : messages) {
      ActivityId id = activities.get(new Place(mailbox, message));
      if (id != null) {
        found.put(message, id);
      }
    }
    return found;
  }
}
