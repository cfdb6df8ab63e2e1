package org.mailpromoter.core.facts;

import java.time.DateTimeException;
import java.util.function.Function;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.store.StoreError;
import org.mailpromoter.core.store.StoreException;

/**
 * Reads the facts and the trace of a decision from a storage. Unreadable bytes are reported as
 * damage, with their place.
 *
 * @since 0.1
 */
public final class StoredEvidence {
  private StoredEvidence() {}

  /**
   * The facts of a decision that has evidence.
   *
   * @throws StoreException if they cannot be read ({@link StoreError#DAMAGED})
   */
  public static Facts facts(StoredDecision stored) {
    return read(
        stored.entry().facts(), "The facts of the decision " + stored.id(), FactsCodec::decode);
  }

  /**
   * The trace of a decision that has evidence.
   *
   * @throws StoreException if it cannot be read ({@link StoreError#DAMAGED}), or is of a former
   *     form ({@link StoreError#OUTDATED})
   */
  public static Trace trace(StoredDecision stored) {
    refuseOutdated(stored);
    return read(
        stored.entry().trace(), "The trace of the decision " + stored.id(), TraceCodec::decode);
  }

  /**
   * Refuses the trace of a decision that a former version of the program wrote.
   *
   * @throws StoreException if it is of a former form ({@link StoreError#OUTDATED})
   */
  public static void refuseOutdated(StoredDecision stored) {
    if (TraceCodec.isOutdated(stored.entry().trace())) {
      throw new StoreException(
          StoreError.OUTDATED,
          "The steps of the decision "
              + stored.id()
              + " were written by a version before 0.1, in a form that can no longer be read.",
          null);
    }
  }

  /**
   * Facts that were stored with a message.
   *
   * @param where what they belong to, for people
   * @throws StoreException if they cannot be read ({@link StoreError#DAMAGED})
   */
  public static Facts facts(byte[] bytes, MessageRef where) {
    return read(bytes, "The facts of the message " + where, FactsCodec::decode);
  }

  private static <T> T read(byte[] bytes, String what, Function<byte[], T> codec) {
    try {
      return codec.apply(bytes);
    } catch (IllegalArgumentException
        | DateTimeException
        | ArithmeticException
        | NullPointerException
        | IndexOutOfBoundsException damaged) {
      throw new StoreException(
          StoreError.DAMAGED,
          what + " cannot be read from the database: " + damaged.getMessage() + ".",
          damaged);
    }
  }
}
