package org.mailpromoter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.function.Function;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.policy.PolicyCodec;

/**
 * Damaged bytes of a store are rejected with one exception, and readable ones are written again
 * unchanged.
 */
class CodecFuzzTest {
  @FuzzTest
  void facts(byte[] bytes) {
    check(bytes, FactsCodec::decode, FactsCodec::encode);
  }

  @FuzzTest
  void trace(byte[] bytes) {
    check(bytes, TraceCodec::decode, TraceCodec::encode);
  }

  @FuzzTest
  void policy(byte[] bytes) {
    check(bytes, PolicyCodec::decode, PolicyCodec::encode);
  }

  private static <T> void check(
      byte[] bytes, Function<byte[], T> decode, Function<T, byte[]> encode) {
    T value;
    try {
      value = decode.apply(bytes);
    } catch (IllegalArgumentException damaged) {
      return;
    }
    assertThat(decode.apply(encode.apply(value))).isEqualTo(value);
  }
}
