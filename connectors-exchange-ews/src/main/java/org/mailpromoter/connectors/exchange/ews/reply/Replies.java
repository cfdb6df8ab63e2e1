package org.mailpromoter.connectors.exchange.ews.reply;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.mailpromoter.connectors.exchange.ews.xml.Namespace;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlException;

/** Reads the response messages of one SOAP answer and passes on their contents. */
public final class Replies {
  private final Taker taker;
  private int count;

  private Replies(Taker taker) {
    this.taker = taker;
  }

  /** Takes response messages, in the order in which they come. */
  public interface Taker {
    /**
     * A response message has content.
     *
     * @param position counts response messages from 0
     * @param name the element's name
     * @param at the answer, at the element
     */
    void content(int position, String name, XmlAnswer at) throws IOException;

    /** A response message has ended; its content is valid only if the reply is. */
    void over(int position, Reply reply) throws IOException;
  }

  /** A SOAP fault came instead of response messages. */
  public static final class FaultException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    FaultException(Reply reply) {
      super("a SOAP fault");
      this.reply = reply;
    }

    public Reply reply() {
      return reply;
    }
  }

  /**
   * Reads an answer to its end.
   *
   * @return how many response messages it had, at least one
   * @throws FaultException if it is a SOAP fault
   * @throws XmlException if it is not such an answer
   */
  public static int read(InputStream in, Taker taker) throws IOException {
    XmlAnswer answer = XmlAnswer.of(in, Namespace.OF_ANSWERS);
    Replies replies = new Replies(taker);
    answer.eachChild(root -> replies.envelope(root, answer));
    if (replies.count == 0) {
      throw new XmlException("it is not an answer of Exchange Web Services");
    }
    return replies.count;
  }

  private void envelope(String root, XmlAnswer answer) throws IOException {
    if (root.equals("Envelope")) {
      answer.eachChild(
          part -> {
            if (part.equals("Body")) {
              answer.eachChild(body -> body(body, answer));
            }
          });
    }
  }

  private void body(String name, XmlAnswer answer) throws IOException {
    if (name.equals("Fault")) {
      throw new FaultException(fault(answer));
    }
    answer.eachChild(
        part -> {
          if (part.equals("ResponseMessages")) {
            answer.eachChild(message -> message(answer));
          }
        });
  }

  private void message(XmlAnswer answer) throws IOException {
    int position = count++;
    String judgement = answer.attribute("ResponseClass");
    Judged judged = new Judged();
    answer.eachChild(
        name -> {
          if (!judged.take(name, answer)) {
            taker.content(position, name, answer);
          }
        });
    taker.over(position, judged.reply(judgement));
  }

  private static Reply fault(XmlAnswer answer) throws IOException {
    Judged judged = new Judged();
    answer.eachChild(
        name -> {
          switch (name) {
            case "faultcode" -> judged.faultCode(answer.text());
            case "faultstring" -> judged.text = answer.text();
            case "detail" -> answer.eachChild(detail -> judged.take(detail, answer));
            default -> {}
          }
        });
    return judged.reply("Error");
  }

  /** Collects what a response message, or the detail of a fault, says about success. */
  private static final class Judged {
    private String code = "";
    private String text = "";
    private Duration pause = Duration.ZERO;

    boolean take(String name, XmlAnswer answer) throws IOException {
      switch (name) {
        case "ResponseCode" -> code = answer.text().strip();
        case "MessageText", "Message" -> text = answer.text().strip();
        case "MessageXml" -> answer.eachChild(value -> value(answer));
        case "DescriptiveLinkKey" -> {}
        default -> {
          return false;
        }
      }
      return true;
    }

    private void value(XmlAnswer answer) throws IOException {
      if (answer.attribute("Name").equals("BackOffMilliseconds")) {
        String milliseconds = answer.text().strip();
        if (milliseconds.length() <= 9 && milliseconds.chars().allMatch(Character::isDigit)) {
          pause = milliseconds.isEmpty() ? pause : Duration.ofMillis(Long.parseLong(milliseconds));
        }
      }
    }

    void faultCode(String qualified) {
      String local = qualified.substring(qualified.indexOf(':') + 1).strip();
      code = local.startsWith("Error") ? local : "SOAP fault " + local;
    }

    /** A warning keeps its code: stopped or skipped work was not done. */
    Reply reply(String judgement) {
      boolean error = judgement.equals("Error");
      boolean silent = code.isEmpty() || (error && code.equals("NoError"));
      String known = silent && error ? "an error without a code" : silent ? "NoError" : code;
      return new Reply(known, text, pause, silent && error && text.isEmpty());
    }
  }
}
