package org.mailpromoter.core.decision;

import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.StrategyFault;

/**
 * Writes and reads values that both facts and traces contain.
 *
 * @since 0.1
 */
public final class ValueCodec {
  private ValueCodec() {}

  /** Writes an obstacle. */
  public static CompactOutput write(CompactOutput out, Obstacle obstacle) {
    return out.constant(obstacle.kind()).text(obstacle.said());
  }

  /** Reads an obstacle. */
  public static Obstacle obstacle(CompactInput in) {
    return new Obstacle(in.constant(Obstacle.Kind.class), in.text());
  }

  /** Writes what a strategy did wrong. */
  public static CompactOutput write(CompactOutput out, StrategyFault fault) {
    out.constant(fault.kind()).number(fault.number());
    return out.text(fault.said()).number(fault.inARow());
  }

  /** Reads what a strategy did wrong. */
  public static StrategyFault fault(CompactInput in) {
    return new StrategyFault(
        in.constant(StrategyFault.Kind.class), in.number(), in.text(), in.count());
  }

  /** Writes a clue. */
  public static CompactOutput write(CompactOutput out, Clue clue) {
    return out.text(clue.where()).constant(clue.manner()).text(clue.value());
  }

  /** Reads a clue. */
  public static Clue clue(CompactInput in) {
    return new Clue(in.text(), in.constant(Clue.Manner.class), in.text());
  }
}
