package org.mailpromoter.core.activity;

import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Writes and reads an actor, preceded by the number of its kind.
 *
 * @since 0.1
 */
public final class ActorCodec {
  private static final int PERSON = 1;
  private static final int PROGRAM = 2;
  private static final int MARK = 3;

  private ActorCodec() {}

  /** Writes an actor. */
  public static CompactOutput write(CompactOutput out, Actor actor) {
    return actor.match(
        new Actor.Cases<>() {
          @Override
          public CompactOutput person(Actor.Person person) {
            return out.number(PERSON).text(person.name());
          }

          @Override
          public CompactOutput program(Actor.Program program) {
            return out.number(PROGRAM).text(program.name());
          }

          @Override
          public CompactOutput mark(Actor.Mark mark) {
            out.number(MARK).text(mark.mailbox().value()).text(mark.folder().value());
            return out.text(mark.keyword());
          }
        });
  }

  /**
   * Reads an actor.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static Actor read(CompactInput in) {
    int kind = in.count();
    return switch (kind) {
      case PERSON -> new Actor.Person(in.text());
      case PROGRAM -> new Actor.Program(in.text());
      case MARK -> new Actor.Mark(new MailboxId(in.text()), new FolderId(in.text()), in.text());
      default -> throw new IllegalArgumentException("no actor of kind " + kind);
    };
  }
}
