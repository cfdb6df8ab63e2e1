package org.mailpromoter.app.output;

import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;

/** Who changed the tracking of an activity, for people. */
public final class ShownActor {
  private ShownActor() {}

  /** Who did it, for people. */
  public static String of(TrackingChange change) {
    return change.actor().match(new Sentence(change.tracking()));
  }

  private record Sentence(Tracking tracking) implements Actor.Cases<String> {
    @Override
    public String person(Actor.Person actor) {
      return actor.name();
    }

    @Override
    public String program(Actor.Program actor) {
      return actor.name();
    }

    @Override
    public String mark(Actor.Mark actor) {
      return "the mark "
          + actor.keyword()
          + (tracking == Tracking.TRACKED ? " was put back" : " was removed")
          + " in the mailbox "
          + actor.mailbox()
          + ", folder "
          + actor.folder();
    }
  }
}
