package org.mailpromoter.core.decision;

import java.util.stream.IntStream;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;

/**
 * Encodes and decodes traces. Enum constants are written by position, so new constants go to the
 * end of their enum and no constant is ever removed or moved.
 *
 * @since 0.1
 */
public final class TraceCodec {
  /** Traces of earlier versions held sentences, which no later version can compare. */
  private static final int VERSION = 3;

  private static final int FIRST = 1;

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
    if (bytes.length == 0) {
      return false;
    }
    byte version = bytes[0];
    return IntStream.range(FIRST, VERSION).anyMatch(each -> firstByte(each) == version);
  }

  private static byte firstByte(int version) {
    return new CompactOutput().number(version).toBytes()[0];
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
