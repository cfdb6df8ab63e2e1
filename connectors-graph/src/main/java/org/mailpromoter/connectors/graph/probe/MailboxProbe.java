package org.mailpromoter.connectors.graph.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailpromoter.connectors.graph.call.Calls;
import org.mailpromoter.connectors.graph.read.Folders;
import org.mailpromoter.connectors.graph.server.GraphKeys;
import org.mailpromoter.connectors.graph.server.Reading;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.FittingKey;
import org.mailpromoter.spi.probe.ProbeReport;

/** Checks every assumption about Graph on one mailbox, with about a dozen requests. */
public final class MailboxProbe {
  private MailboxProbe() {}

  /**
   * Asks.
   *
   * @param mailbox where the mailbox is below the root of Graph
   * @param inForce how folders are read now
   * @throws MailAccessException if the mailbox cannot be read
   */
  public static ProbeReport of(Calls calls, String mailbox, Reading inForce)
      throws MailAccessException {
    Folders unused = Folders.of(calls, mailbox); // refuses what is no mailbox, with a reason
    Question question = new Question(calls, mailbox);
    Delta delta = Delta.of(question);
    List<Finding> findings = new ArrayList<>(delta.findings());
    findings.addAll(Inbox.of(question));
    findings.addAll(Sent.of(question));
    return new ProbeReport(
        findings, delta.fitting().map(fits -> List.of(fitting(inForce, fits))).orElse(List.of()));
  }

  private static FittingKey fitting(Reading inForce, Reading fits) {
    return new FittingKey(
        GraphKeys.READING.name(),
        "the server profile of the mailbox",
        word(inForce),
        word(fits),
        switch (fits) {
          case DELTA -> "Changes are listed here, and they also tell of mail that is moved in.";
          case LIST -> "Changes are not listed here.";
        });
  }

  private static String word(Reading reading) {
    return reading.name().toLowerCase(Locale.ROOT);
  }
}
