package org.mailpromoter.dataverse.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.dataverse.client.DataverseError;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.spi.policy.IncomingMessage;
import org.mailpromoter.spi.policy.Judgement;

/**
 * Asks the function CheckIncomingEmail, which changes nothing. The question goes into a batch,
 * where an address may have 64 kB instead of 32.
 */
final class Referee {
  private static final int LONGEST_QUESTION = 60 << 10;
  private static final int LONGEST_SUBJECT = 800;

  private final WebApi api;

  Referee(WebApi api) {
    this.api = api;
  }

  Judgement judge(IncomingMessage message) throws DataverseException, InterruptedException {
    String question = question(message);
    if (question.getBytes(StandardCharsets.US_ASCII).length > LONGEST_QUESTION) {
      throw new DataverseException(
          DataverseError.QUESTION_TOO_LONG, "the message has too many recipients", null);
    }
    return judgement(api.batch(List.of(Part.get(question))).get(0).need());
  }

  private static String question(IncomingMessage message) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("MessageId", message.messageId());
    parameters.put("Subject", cut(message.subject()));
    parameters.put("From", message.from());
    parameters.put("To", listed(message.to()));
    parameters.put("Cc", listed(message.cc()));
    parameters.put("Bcc", listed(message.bcc()));
    String names =
        parameters.keySet().stream()
            .map(each -> each + "=@" + each)
            .collect(Collectors.joining(",", "CheckIncomingEmail(", ")"));
    return parameters.entrySet().stream()
        .map(each -> "@" + each.getKey() + "=" + literal(each.getValue()))
        .collect(Collectors.joining("&", names + "?", ""));
  }

  /** The column of subjects holds no more. */
  private static String cut(String subject) {
    int end = Math.min(subject.length(), LONGEST_SUBJECT);
    boolean half = end > 0 && Character.isHighSurrogate(subject.charAt(end - 1));
    return subject.substring(0, half ? end - 1 : end);
  }

  private static String listed(List<EmailAddress> addresses) {
    return addresses.stream().map(EmailAddress::value).collect(Collectors.joining(";"));
  }

  private static String literal(String text) {
    return WebApi.encoded("'" + text.replace("'", "''") + "'");
  }

  private static Judgement judgement(JsonObject answer) throws DataverseException {
    String code = answer.textOrEmpty("ReasonCode");
    if (answer.text("ShouldDeliver").isEmpty() || !code.matches("-?[0-9]{1,9}")) {
      throw new DataverseException(
          DataverseError.UNEXPECTED_ANSWER, "its answer names no decision", null);
    }
    int number = Integer.parseInt(code);
    boolean accepted = answer.flag("ShouldDeliver");
    return Arrays.stream(Reason.values())
        .filter(each -> each.code() == number && number <= Reason.INVALID_SENDER.code())
        .findFirst()
        .map(reason -> new Judgement(accepted, reason, reason.title()))
        .orElseGet(() -> new Judgement(accepted, Reason.UNKNOWN, "reason code " + number));
  }
}
