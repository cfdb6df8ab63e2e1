package org.mailpromoter.http.oauth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Any answer of a token server is read, or rejected with an IOException. */
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
