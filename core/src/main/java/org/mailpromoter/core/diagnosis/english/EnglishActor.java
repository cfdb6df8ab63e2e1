package org.mailpromoter.core.diagnosis.english;

import org.mailpromoter.core.activity.Actor;

/**
 * The name of an actor.
 *
 * @since 0.1
 */
public final class EnglishActor implements Actor.Cases<String> {
  private static final EnglishActor INSTANCE = new EnglishActor();

  private EnglishActor() {}

  /** What an actor is called in one or a few words. */
  public static String of(Actor actor) {
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
    return "the mark " + actor.keyword() + " in the mailbox " + actor.mailbox();
  }
}
