package org.mailpromoter.connectors.exchange.ews.read;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.mailpromoter.connectors.exchange.ews.xml.Namespace;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

/** Any answer of an Exchange server is read, or rejected with an IOException. */
class AnswerFuzzTest {
  @FuzzTest
  void item(byte[] xml) {
    try {
      XmlAnswer answer = XmlAnswer.of(new ByteArrayInputStream(xml), Namespace.OF_ANSWERS);
      ItemProperties item = new ItemProperties(1 << 16);
      answer.eachChild(name -> item.read(answer));
      new EnvelopeParser(MessageLimits.DEFAULT)
          .parse(HeaderBlock.of(item).bytes(1 << 16, Map.of()));
    } catch (IOException refused) {
      return;
    }
  }

  @FuzzTest
  void mime(byte[] xml) {
    try {
      XmlAnswer answer = XmlAnswer.of(new ByteArrayInputStream(xml), Namespace.OF_ANSWERS);
      answer.eachChild(name -> answer.base64().readAllBytes());
    } catch (IOException refused) {
      return;
    }
  }
}
