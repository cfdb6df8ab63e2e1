package org.mailpromoter.http.oauth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Whatever a token server answers is read, or refused with an IOException. */
class TokenAnswerFuzzTest {
  @FuzzTest
  void answer(byte[] json) {
    try {
      FlatJson.read(json);
    } catch (IOException refused) {
      return;
    }
  }
}
