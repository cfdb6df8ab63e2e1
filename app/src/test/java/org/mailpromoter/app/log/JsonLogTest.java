package org.mailpromoter.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.app.LibraryLog;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.delivery.SinkReport;
import org.mailpromoter.service.ServiceEvent;
import org.slf4j.LoggerFactory;

class JsonLogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream formerOut = System.out;
  private final PrintStream formerErr = System.err;
  private final Handler[] handlers = LogManager.getLogManager().getLogger("").getHandlers();

  @BeforeEach
  void begin() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    JsonLog.begin();
  }

  @AfterEach
  void end() {
    System.setOut(formerOut);
    System.setErr(formerErr);
    java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
    Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
    Arrays.stream(handlers).forEach(root::addHandler);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    new LibraryLog().configure(context);
  }

  @Test
  void eventsOfTheServiceHaveFieldsAndASentence() {
    new JsonEvents(event -> "The sink \"crm\"\nfails.")
        .happened(
            new ServiceEvent.SinkTroubled(new SinkReport(new SinkId("crm"), 0, 1, 0, "trouble")));
    String line = out.toString(StandardCharsets.UTF_8);
    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .contains(
            "\"level\":\"WARN\"",
            "{\"event\":\"sink-troubled\"}",
            "{\"sink\":\"crm\"}",
            "\"formattedMessage\":\"The sink \\\"crm\\\"\\nfails.\"");
    assertThat(err.size()).isZero();
  }

  @Test
  void sentencesWithoutAnEventAreLogged() {
    new JsonEvents(event -> "").say("Warning: open.");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"Warning: open.\"");
  }

  @Test
  void whatThisProgramLogsIsJsonToo() {
    System.getLogger("org.mailpromoter.web.access").log(System.Logger.Level.INFO, "route=/a");
    System.getLogger("org.mailpromoter.web")
        .log(System.Logger.Level.WARNING, "It failed.", new IllegalStateException("why"));
    String lines = err.toString(StandardCharsets.UTF_8);
    assertThat(lines.lines()).hasSize(2).allMatch(each -> each.startsWith("{\"timestamp\":"));
    assertThat(lines)
        .contains(
            "\"loggerName\":\"org.mailpromoter.web.access\"", "route=\\/a", "\"message\":\"why\"");
  }

  @Test
  void librariesOnlyWarn() {
    LoggerFactory.getLogger("org.eclipse.jetty.server").info("Started");
    LoggerFactory.getLogger("org.eclipse.jetty.server").warn("Odd");
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("Odd");
  }
}
