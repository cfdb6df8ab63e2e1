package org.mailpromoter.installation.change;

import org.mailpromoter.core.activity.Actor;

/** How an actor is called where only a name is written down. */
enum ActorName implements Actor.Cases<String> {
  /** The only one. */
  INSTANCE;

  static String of(Actor actor) {
    return actor.match(INSTANCE);
  }

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
    return actor.keyword();
  }
}
