package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.List;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.TrackOption;

/**
 * A trace as bytes and back. Enum constants are written by their position, so new constants go to
 * the end of their enum and none is ever removed or moved.
 *
 * @since 0.1
 */
public final class TraceCodec {
  private static final int VERSION = 1;

  private TraceCodec() {}

  /** The trace as bytes. */
  public static byte[] encode(Trace trace) {
    return new CompactOutput().number(VERSION).each(trace.steps(), TraceCodec::step).toBytes();
  }

  /**
   * The trace in bytes.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of a newer version
   */
  public static Trace decode(byte[] bytes) {
    CompactInput in = new CompactInput(bytes);
    if (in.number() != VERSION) {
      throw new IllegalArgumentException("a trace written by a newer version");
    }
    return new Trace(in.each(TraceCodec::step));
  }

  private static void step(CompactOutput out, Step step) {
    out.constant(step.question()).constant(step.verdict());
    out.each(step.saw(), TraceCodec::evidence);
  }

  private static Step step(CompactInput in) {
    return new Step(
        in.constant(Question.class), in.constant(Verdict.class), in.each(TraceCodec::evidence));
  }

  private static void evidence(CompactOutput out, Evidence evidence) {
    evidence.match(new Writer(out));
  }

  private static Evidence evidence(CompactInput in) {
    int kind = in.count();
    return switch (kind) {
      case Writer.VALUE -> new Evidence.Value(in.text(), in.text());
      case Writer.ADDRESS ->
          new Evidence.Address(Role.ofMask(in.count()), in.text(), in.each(CompactInput::text));
      case Writer.SETTING -> new Evidence.Setting(in.text(), in.text(), origin(in));
      case Writer.OWNER -> owner(in);
      case Writer.STRATEGY -> strategy(in);
      default -> throw new IllegalArgumentException("no evidence of kind " + kind);
    };
  }

  private static Evidence owner(CompactInput in) {
    return new Evidence.Owner(
        new RecordId(in.constant(RecordKind.class), in.text()),
        in.text(),
        in.text(),
        TrackOption.of(in.count()),
        origin(in),
        in.constant(SubReason.class));
  }

  private static Evidence strategy(CompactInput in) {
    return new Evidence.Strategy(
        in.text(),
        CorrelationMethod.of(in.count()),
        in.each(CompactInput::text),
        in.text(),
        in.constant(Evidence.Standing.class),
        in.text());
  }

  private static Origin origin(CompactInput in) {
    int kind = in.count();
    return switch (kind) {
      case Writer.BY_DEFAULT -> Origin.byDefault();
      case Writer.IN_FILE -> new Origin.InFile(in.text(), in.count());
      case Writer.BY_CHOICE -> new Origin.ByChoice(in.text(), Instant.ofEpochMilli(in.number()));
      case Writer.BY_PROGRAM -> new Origin.ByProgram(in.text());
      default -> throw new IllegalArgumentException("no origin of kind " + kind);
    };
  }

  /** Writes each kind of evidence and origin behind its number. */
  private static final class Writer
      implements Evidence.Cases<CompactOutput>, Origin.Cases<CompactOutput> {
    static final int VALUE = 1;
    static final int ADDRESS = 2;
    static final int SETTING = 3;
    static final int OWNER = 4;
    static final int STRATEGY = 5;
    static final int BY_DEFAULT = 1;
    static final int IN_FILE = 2;
    static final int BY_CHOICE = 3;
    static final int BY_PROGRAM = 4;

    private final CompactOutput out;

    Writer(CompactOutput out) {
      this.out = out;
    }

    @Override
    public CompactOutput value(Evidence.Value seen) {
      return out.number(VALUE).text(seen.what()).text(seen.value());
    }

    @Override
    public CompactOutput address(Evidence.Address seen) {
      out.number(ADDRESS).number(seen.role().mask()).text(seen.address());
      return texts(seen.records());
    }

    @Override
    public CompactOutput setting(Evidence.Setting seen) {
      out.number(SETTING).text(seen.key()).text(seen.value());
      return seen.origin().match(this);
    }

    @Override
    public CompactOutput owner(Evidence.Owner seen) {
      out.number(OWNER).constant(seen.id().kind()).text(seen.id().key());
      out.text(seen.name()).text(seen.via()).number(seen.option().number());
      seen.origin().match(this);
      return out.constant(seen.finding());
    }

    @Override
    public CompactOutput strategy(Evidence.Strategy seen) {
      out.number(STRATEGY).text(seen.strategy()).number(seen.method().number());
      texts(seen.sought());
      return out.text(seen.found()).constant(seen.standing()).text(seen.remark());
    }

    @Override
    public CompactOutput byDefault(Origin.ByDefault origin) {
      return out.number(BY_DEFAULT);
    }

    @Override
    public CompactOutput file(Origin.InFile origin) {
      return out.number(IN_FILE).text(origin.file()).number(origin.line());
    }

    @Override
    public CompactOutput choice(Origin.ByChoice origin) {
      return out.number(BY_CHOICE).text(origin.who()).number(origin.at().toEpochMilli());
    }

    @Override
    public CompactOutput program(Origin.ByProgram origin) {
      return out.number(BY_PROGRAM).text(origin.program());
    }

    private CompactOutput texts(List<String> values) {
      return out.each(values, CompactOutput::text);
    }
  }
}
