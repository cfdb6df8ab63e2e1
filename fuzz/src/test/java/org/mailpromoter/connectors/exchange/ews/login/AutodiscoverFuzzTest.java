package org.mailpromoter.connectors.exchange.ews.login;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever the servers of a domain answer is read, or refused with an IOException. */
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
