package org.mailpromoter.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/** An actor in columns. */
record ActorRow(int kind, String who, @Nullable String mailbox, @Nullable String folder) {
  private static final int PERSON = 1;
  private static final int PROGRAM = 2;
  private static final int MARK = 3;

  static ActorRow of(Actor actor) {
    return actor.match(
        new Actor.Cases<>() {
          @Override
          public ActorRow person(Actor.Person actor) {
            return new ActorRow(PERSON, StoredText.clean(actor.name()), null, null);
          }

          @Override
          public ActorRow program(Actor.Program actor) {
            return new ActorRow(PROGRAM, StoredText.clean(actor.name()), null, null);
          }

          @Override
          public ActorRow mark(Actor.Mark actor) {
            return new ActorRow(
                MARK,
                StoredText.clean(actor.keyword()),
                actor.mailbox().value(),
                actor.folder().value());
          }
        });
  }

  static Actor actor(ResultSet row) throws SQLException {
    String who = row.getString("who");
    int kind = row.getInt("actor");
    return switch (kind) {
      case PERSON -> new Actor.Person(who);
      case PROGRAM -> new Actor.Program(who);
      case MARK ->
          new Actor.Mark(
              new MailboxId(row.getString("mailbox")), new FolderId(row.getString("folder")), who);
      default -> throw new IllegalArgumentException("no actor of kind " + kind);
    };
  }
}
