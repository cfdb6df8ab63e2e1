package org.mailpromoter.core.activity;

import java.util.Objects;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;

/**
 * Who did something.
 *
 * @since 0.1
 */
public sealed interface Actor {
  /** Handles each kind of actor. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each kind of actor.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** A person known by name. */
    T person(Person actor);

    /** A program. */
    T program(Program actor);

    /** The person who changed a mark in a mailbox. */
    T mark(Mark actor);
  }

  /**
   * A person known by name.
   *
   * @param name the name, for example of an operating system user
   */
  record Person(String name) implements Actor {
    /** Rejects null. */
    public Person {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.person(this);
    }
  }

  /**
   * A program.
   *
   * @param name its name
   */
  record Program(String name) implements Actor {
    /** Rejects null. */
    public Program {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.program(this);
    }
  }

  /**
   * The unknown person who set or removed a mark in a mailbox (F-10, F-20); a mail server does not
   * report who did it.
   *
   * @param mailbox the mailbox
   * @param folder the folder of the message
   * @param keyword the mark
   */
  record Mark(MailboxId mailbox, FolderId folder, String keyword) implements Actor {
    /** Rejects nulls. */
    public Mark {
      Objects.requireNonNull(mailbox, "mailbox");
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(keyword, "keyword");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.mark(this);
    }
  }
}
