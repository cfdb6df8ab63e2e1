package org.mailpromoter.http.oauth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever a mail server says when it refuses a token is read, or left out. */
class BearerRefusalFuzzTest {
  @FuzzTest
  void refusal(byte[] challenge) {
    if (BearerMechanism.refusal(new String(challenge, StandardCharsets.ISO_8859_1)).length()
        > 10_000) {
      throw new AssertionError("longer than what was read");
    }
  }
}
