package org.mailpromoter.app.log;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.mailpromoter.service.ServiceEvent;
import org.mailpromoter.service.ServiceEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs events of the service with their type, mailbox or sink, and code, beside the sentence for
 * people. Thread-safe. Begin with {@link JsonLog#begin()}.
 */
public final class JsonEvents implements ServiceEvents {
  private final Logger log = LoggerFactory.getLogger(JsonLog.SERVICE);
  private final Function<ServiceEvent, String> sentence;

  /**
   * A log.
   *
   * @param sentence says for people what happened
   */
  public JsonEvents(Function<ServiceEvent, String> sentence) {
    this.sentence = Objects.requireNonNull(sentence, "sentence");
  }

  @Override
  public void happened(ServiceEvent event) {
    fields(event, log.atLevel(level(event)).addKeyValue("event", type(event)))
        .log(sentence.apply(event));
  }

  /** Logs a sentence that belongs to no event. */
  public void say(String text) {
    log.info(text);
  }

  /** {@code sink-troubled} for {@code SinkTroubled}. */
  private static String type(ServiceEvent event) {
    return event
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static Level level(ServiceEvent event) {
    boolean isTrouble =
        event instanceof ServiceEvent.Failed
            || event instanceof ServiceEvent.Alerted
            || event instanceof ServiceEvent.LeftAlone
            || event instanceof ServiceEvent.SinkTroubled
            || event instanceof ServiceEvent.NoticeFailed;
    return isTrouble ? Level.WARN : Level.INFO;
  }

  private static LoggingEventBuilder fields(ServiceEvent event, LoggingEventBuilder line) {
    if (event instanceof ServiceEvent.Synchronized it) {
      return line.addKeyValue("mailbox", it.report().mailbox().value())
          .addKeyValue("decided", it.report().processed())
          .addKeyValue("promoted", it.report().promoted())
          .addKeyValue("milliseconds", it.report().elapsed().toMillis());
    } else if (event instanceof ServiceEvent.Failed it) {
      return line.addKeyValue("mailbox", it.mailbox().value())
          .addKeyValue("code", it.fault().code().id());
    } else if (event instanceof ServiceEvent.Alerted it) {
      return line.addKeyValue("mailbox", it.mailbox().value());
    } else if (event instanceof ServiceEvent.Recovered it) {
      return line.addKeyValue("mailbox", it.mailbox().value());
    } else if (event instanceof ServiceEvent.Delivered it) {
      return line.addKeyValue("sink", it.report().sink().value())
          .addKeyValue("delivered", it.report().delivered());
    } else if (event instanceof ServiceEvent.SinkTroubled it) {
      return line.addKeyValue("sink", it.report().sink().value());
    } else if (event instanceof ServiceEvent.MailSent it) {
      return line.addKeyValue("mailbox", it.mailbox().value())
          .addKeyValue("tries", it.round().tries())
          .addKeyValue("sent", it.round().sent());
    } else if (event instanceof ServiceEvent.NoticeWritten it) {
      return line.addKeyValue("notice", it.key())
          .addKeyValue("mailbox", it.mailbox().value())
          .addKeyValue("mail", it.mail().value());
    }
    return line;
  }
}
