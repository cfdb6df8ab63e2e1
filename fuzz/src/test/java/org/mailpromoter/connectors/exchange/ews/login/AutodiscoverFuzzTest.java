package org.mailpromoter.connectors.exchange.ews.login;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Any answer of the servers of a domain is read, or rejected with an IOException. */
class AutodiscoverFuzzTest {
  @FuzzTest
  void autodiscover(byte[] xml) {
    try {
      PlainSettings.read(new ByteArrayInputStream(xml));
    } catch (IOException refused) {
      return;
    }
  }
}
