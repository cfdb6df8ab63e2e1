package org.mailpromoter.connectors.graph.read;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.connectors.graph.call.Entity;
import org.mailpromoter.connectors.graph.json.JsonAnswer;
import org.mailpromoter.connectors.graph.reply.ErrorBody;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;

/** Any JSON of Microsoft Graph is read, or rejected with an IOException. */
class GraphAnswerFuzzTest {
  private static final int HEADER = 1 << 16;

  private static boolean isRead(byte[] json, Entity into) {
    try {
      JsonAnswer.read(new ByteArrayInputStream(json), into::member);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** A page of changes or of a list, whose headers then are read as those of any mail. */
  @FuzzTest
  void messages(byte[] json) {
    MessagePage page = new MessagePage(HEADER);
    if (isRead(json, page)) {
      List<Row> rows = new ArrayList<>(page.arrivals());
      rows.addAll(page.all());
      EnvelopeParser parser = new EnvelopeParser(MessageLimits.DEFAULT);
      rows.forEach(row -> parser.parse(HeaderBlock.of(row, HEADER)));
    }
  }

  @FuzzTest
  void folders(byte[] json) {
    FolderList folders = new FolderList();
    if (isRead(json, folders)) {
      folders.folders().forEach(FolderList.Listed::characters);
    }
  }

  @FuzzTest
  void error(byte[] json) {
    ErrorBody error = new ErrorBody();
    if (isRead(json, (name, at) -> error.read(at))) {
      error.reply(400, Duration.ZERO).kind();
    }
  }
}
