package org.mailpromoter.documents;

import org.mailpromoter.core.activity.Actor;

/** Who changed something, as an object with a {@code kind}. */
enum Actors implements Actor.Cases<Members> {
  /** The only one. */
  INSTANCE;

  static Members of(Actor actor) {
    return actor.match(INSTANCE);
  }

  @Override
  public Members person(Actor.Person actor) {
    return Members.of("kind", "person").with("name", actor.name());
  }

  @Override
  public Members program(Actor.Program actor) {
    return Members.of("kind", "program").with("name", actor.name());
  }

  @Override
  public Members mark(Actor.Mark actor) {
    return Members.of("kind", "mark")
        .with("mailbox", actor.mailbox())
        .with("folder", actor.folder())
        .with("keyword", actor.keyword());
  }
}
