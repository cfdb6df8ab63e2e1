package org.mailpromoter.core.policy;

import java.time.Instant;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.ActorCodec;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;

/**
 * Writes and reads an origin, preceded by the number of its kind.
 *
 * @since 0.1
 */
public final class OriginCodec {
  private static final int BY_DEFAULT = 0;
  private static final int IN_FILE = 1;

  /** Only read: versions before 0.1 kept the name of the person alone. */
  private static final int BY_NAME = 2;

  private static final int BY_PROGRAM = 3;
  private static final int BY_CHOICE = 4;

  private OriginCodec() {}

  /** Writes an origin. */
  public static CompactOutput write(CompactOutput out, Origin origin) {
    return origin.match(
        new Origin.Cases<>() {
          @Override
          public CompactOutput byDefault(Origin.ByDefault unused) {
            return out.number(BY_DEFAULT);
          }

          @Override
          public CompactOutput file(Origin.InFile file) {
            return out.number(IN_FILE).text(file.file()).number(file.line());
          }

          @Override
          public CompactOutput choice(Origin.ByChoice choice) {
            ActorCodec.write(out.number(BY_CHOICE), choice.who());
            return out.number(choice.at().toEpochMilli());
          }

          @Override
          public CompactOutput program(Origin.ByProgram program) {
            return out.number(BY_PROGRAM).text(program.program());
          }
        });
  }

  /**
   * Reads an origin.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static Origin read(CompactInput in) {
    int kind = in.count();
    return switch (kind) {
      case BY_DEFAULT -> Origin.byDefault();
      case IN_FILE -> new Origin.InFile(in.text(), in.count());
      case BY_NAME -> new Origin.ByChoice(new Actor.Person(in.text()), moment(in));
      case BY_PROGRAM -> new Origin.ByProgram(in.text());
      case BY_CHOICE -> new Origin.ByChoice(ActorCodec.read(in), moment(in));
      default -> throw new IllegalArgumentException("no origin of kind " + kind);
    };
  }

  private static Instant moment(CompactInput in) {
    return Instant.ofEpochMilli(in.number());
  }
}
