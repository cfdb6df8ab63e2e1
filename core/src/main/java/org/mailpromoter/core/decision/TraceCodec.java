package org.mailpromoter.core.decision;

import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;

/**
 * Encodes and decodes traces. Enum constants are written by position, so new constants go to the
 * end of their enum and no constant is ever removed or moved.
 *
 * @since 0.1
 */
public final class TraceCodec {
  /** Traces of version 1 held sentences, which no later version can compare. */
  private static final int VERSION = 2;

  private static final byte FIRST_BYTE_OF_VERSION_1 = new CompactOutput().number(1).toBytes()[0];

  private TraceCodec() {}

  /** The trace as bytes. */
  public static byte[] encode(Trace trace) {
    return new CompactOutput().number(VERSION).each(trace.steps(), TraceCodec::step).toBytes();
  }

  /**
   * The trace in bytes.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of another version
   */
  public static Trace decode(byte[] bytes) {
    CompactInput in = new CompactInput(bytes);
    long version = in.number();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "it has the form " + version + ", and this version of the program reads " + VERSION);
    }
    return new Trace(in.each(TraceCodec::step));
  }

  /** Whether bytes contain a trace in a form from before 0.1. */
  public static boolean isOutdated(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == FIRST_BYTE_OF_VERSION_1;
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
