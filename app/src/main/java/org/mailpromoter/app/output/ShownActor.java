package org.mailpromoter.app.output;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;

/** Who changed the tracking of an activity, for people and for programs. */
public final class ShownActor {
  private ShownActor() {}

  /** Who did it, for people. */
  public static String of(TrackingChange change) {
    return change.actor().match(new Sentence(change.tracking()));
  }

  /** The change, for programs. */
  public static Map<String, @Nullable Object> document(TrackingChange change) {
    return Fields.of(
        "at", change.at(),
        "tracking", change.tracking().name().toLowerCase(Locale.ROOT),
        "actor", change.actor().match(Document.INSTANCE));
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

  private enum Document implements Actor.Cases<Map<String, @Nullable Object>> {
    INSTANCE;

    @Override
    public Map<String, @Nullable Object> person(Actor.Person actor) {
      return Fields.of("kind", "person", "name", actor.name());
    }

    @Override
    public Map<String, @Nullable Object> program(Actor.Program actor) {
      return Fields.of("kind", "program", "name", actor.name());
    }

    @Override
    public Map<String, @Nullable Object> mark(Actor.Mark actor) {
      return Fields.of(
          "kind", "mark",
          "mailbox", actor.mailbox(),
          "folder", actor.folder(),
          "keyword", actor.keyword());
    }
  }
}
