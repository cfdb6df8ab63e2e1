package org.mailpromoter.core.decision;

import java.util.Arrays;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;

/**
 * Encodes and decodes traces. Enum constants are written by position, so new constants go to the
 * end of their enum and no constant is ever removed or moved.
 *
 * @since 0.1
 */
public final class TraceCodec {
  private static final int VERSION = 4;

  /** The version before held every text as it is; those before that are outdated. */
  private static final int WITHOUT_WORDS = 3;

  /** The first of those that held sentences, which no later version can compare. */
  private static final int FIRST = 1;

  private TraceCodec() {}

  /** The trace as bytes. */
  public static byte[] encode(Trace trace) {
    CompactOutput out = CompactOutput.brief(EvidenceWords.ALL).number(VERSION);
    return out.each(trace.steps(), TraceCodec::step).toBytes();
  }

  /**
   * The trace in bytes.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of another version
   */
  public static Trace decode(byte[] bytes) {
    CompactInput in = new CompactInput(bytes, EvidenceWords.ALL);
    long version = in.number();
    if (version < WITHOUT_WORDS || version > VERSION) {
      throw new IllegalArgumentException(
          "it has the form " + version + ", and this version of the program reads " + VERSION);
    }
    return new Trace(in.each(TraceCodec::step));
  }

  /** Whether bytes contain this trace, in whatever form. */
  public static boolean isIn(byte[] bytes, Trace trace) {
    return Arrays.equals(bytes, encode(trace))
        || (version(bytes) == WITHOUT_WORDS && decode(bytes).equals(trace));
  }

  /** Whether bytes contain a trace in a form from before 0.1. */
  public static boolean isOutdated(byte[] bytes) {
    long version = version(bytes);
    return version >= FIRST && version < WITHOUT_WORDS;
  }

  /** Versions fit one byte, which is not negative; anything else has none. */
  private static long version(byte[] bytes) {
    return bytes.length == 0 || bytes[0] < 0 ? 0 : new CompactInput(bytes).number();
  }

  private static void step(CompactOutput out, Step step) {
    out.constant(step.question()).constant(step.verdict());
    out.each(step.saw(), EvidenceWriter::write);
  }

  private static Step step(CompactInput in) {
    return new Step(
        in.constant(Question.class), in.constant(Verdict.class), in.each(EvidenceReader::read));
  }
}
