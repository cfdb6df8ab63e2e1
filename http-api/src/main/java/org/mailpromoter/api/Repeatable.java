package org.mailpromoter.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.change.RepeatedRequests;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * Has a POST with an {@code Idempotency-Key} done once: a program that did not get the answer sends
 * it again, and gets the first one (draft-ietf-httpapi-idempotency-key-header).
 */
final class Repeatable implements Entry.Answer {
  static final String HEADER = "Idempotency-Key";

  private final Entry.Answer answer;
  private final boolean answersAgain;

  Repeatable(Entry.Answer answer) {
    this(answer, false);
  }

  private Repeatable(Entry.Answer answer, boolean answersAgain) {
    this.answer = answer;
    this.answersAgain = answersAgain;
  }

  /** For what is done once by itself: a request that was interrupted is answered again. */
  static Repeatable again(Entry.Answer answer) {
    return new Repeatable(answer, true);
  }

  @Override
  public Response to(Visit visit)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          StaleException,
          WrongPageException,
          IOException,
          InterruptedException {
    Optional<String> given = visit.request().header(HEADER).map(String::strip);
    if (given.isEmpty()) {
      return answer.to(visit);
    }
    String name = given.get();
    if (name.isEmpty() || name.length() > RequestLog.Key.LENGTH) {
      throw WrongInputException.of(
          HEADER, "It must have 1 to " + RequestLog.Key.LENGTH + " characters.");
    }
    RequestLog.Key key = new RequestLog.Key(visit.identity().name(), name);
    try (KeptBody body = KeptBody.of(visit.request())) {
      RepeatedRequests requests = new RepeatedRequests(visit.open());
      RequestLog.State state = requests.begin(key, body.fingerprint());
      boolean first =
          state instanceof RequestLog.State.Begun
              || answersAgain && state instanceof RequestLog.State.Running;
      return first
          ? first(visit.with(body.request()), key, requests)
          : repeated(visit.request(), state);
    }
  }

  private Response first(Visit visit, RequestLog.Key key, RepeatedRequests requests)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          ConfigurationException,
          WrongInputException,
          StaleException,
          WrongPageException,
          IOException,
          InterruptedException {
    boolean answered = false;
    try {
      Response response = answer.to(visit);
      if (response.status() < 300) {
        requests.answer(key, kept(response));
        answered = true;
      }
      return response;
    } finally {
      if (!answered) {
        requests.abandon(key); // it was refused, and may be tried again
      }
    }
  }

  private static RequestLog.Answer kept(Response response) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    response.writeTo(bytes);
    String text = bytes.toString(StandardCharsets.UTF_8);
    String type = response.header("Content-Type").orElse("application/json");
    boolean large = text.length() > RequestLog.Answer.LARGEST;
    return new RequestLog.Answer(response.status(), type, large ? "{}" : text);
  }

  private static Response repeated(Request request, RequestLog.State state) {
    if (state instanceof RequestLog.State.Answered answered) {
      return Response.of(answered.answer().status())
          .bytes(
              answered.answer().type(), answered.answer().body().getBytes(StandardCharsets.UTF_8))
          .header("Cache-Control", "no-store");
    }
    boolean different = state instanceof RequestLog.State.Different;
    return Problems.of(
        request,
        new Refusal.Conflict(
            different ? "key-used" : "key-running",
            different
                ? "Another request was sent with this Idempotency-Key. Take a new one."
                : "A request with this Idempotency-Key is being answered, or was interrupted."
                    + " Look whether it was done before you take a new one."));
  }
}
