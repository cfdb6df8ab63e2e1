package org.mailpromoter.core.policy;

import java.time.Instant;
import java.util.Objects;
import org.mailpromoter.core.activity.Actor;

/**
 * Where a setting's value came from.
 *
 * @since 0.1
 */
public sealed interface Origin {
  /** Handles each origin. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each origin.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** The default. */
    T byDefault(ByDefault origin);

    /** A configuration file. */
    T file(InFile origin);

    /** It was chosen at run time. */
    T choice(ByChoice origin);

    /** The program that embeds the engine sets it. */
    T program(ByProgram origin);
  }

  /** The documented default. */
  record ByDefault() implements Origin {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.byDefault(this);
    }
  }

  /**
   * A configuration file.
   *
   * @param file the file's name
   * @param line counted from 1
   */
  record InFile(String file, int line) implements Origin {
    /** Rejects null. */
    public InFile {
      Objects.requireNonNull(file, "file");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.file(this);
    }
  }

  /**
   * It was chosen by command or console.
   *
   * @param who who chose
   * @param at when
   */
  record ByChoice(Actor who, Instant at) implements Origin {
    /** Rejects nulls. */
    public ByChoice {
      Objects.requireNonNull(who, "who");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.choice(this);
    }
  }

  /**
   * The program that embeds the engine sets it.
   *
   * @param program the program, for people
   */
  record ByProgram(String program) implements Origin {
    /** Rejects null. */
    public ByProgram {
      Objects.requireNonNull(program, "program");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.program(this);
    }
  }

  /** The origin of a default. */
  static Origin byDefault() {
    return new ByDefault();
  }
}
