package org.mailpromoter.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailpromoter.access.Refusal;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.documents.ProblemDocuments;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Refusals as problem documents (RFC 9457). */
final class Problems {
  private static final String TYPE = "application/problem+json";

  private Problems() {}

  /** What a kind of problem is called, and its status. */
  private enum Kind {
    NOT_FOUND(404, "Not found"),
    WRONG_METHOD(405, "Another method"),
    LOGIN_NEEDED(401, "Login needed"),
    LOGIN_AGAIN(401, "Login needed again"),
    FORBIDDEN(403, "Forbidden"),
    FORGED(403, "Not from this site"),
    WRONG_HOST(421, "Another host"),
    WRONG_INPUT(400, "Wrong input"),
    CONFLICT(409, "Conflict"),
    STALE(412, "Changed meanwhile"),
    VERSION_NEEDED(428, "Version needed"),
    TOO_LARGE(413, "Too large"),
    TOO_MANY(429, "Too many requests"),
    UNAVAILABLE(503, "Not available at the moment"),
    FAILED(502, "A part failed"),
    DEFECT(500, "Defect");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The response to a request that is not answered. */
  static Response of(Request request, Refusal refusal) {
    if (refusal instanceof Refusal.NotFound missing) {
      return plain(request, Kind.NOT_FOUND, missing.sentence(), missing.code());
    }
    if (refusal instanceof Refusal.Conflict conflict) {
      return plain(request, Kind.CONFLICT, conflict.sentence(), conflict.code());
    }
    if (refusal instanceof Refusal.WrongInput wrong) {
      return wrong(request, wrong);
    }
    if (refusal instanceof Refusal.Stale stale) {
      return stale(request, stale);
    }
    return refusal instanceof Refusal.Failed failed
        ? plain(
            request,
            Kind.FAILED,
            (failed.sentence() + " " + failed.remedy()).strip(),
            failed.code())
        : ofCaller(request, refusal);
  }

  private static Response stale(Request request, Refusal.Stale stale) {
    return stale.conditional()
        ? plain(
            request,
            Kind.STALE,
            "It was changed since you read it; nothing was done. Read it again and send its ETag"
                + " as If-Match.",
            "stale")
        : plain(
            request,
            Kind.VERSION_NEEDED,
            "The header If-Match is missing; nothing was done. Send the ETag of what you change, so"
                + " that no change of others is lost, or * to change whatever is there.",
            "version-needed");
  }

  private static Response ofCaller(Request request, Refusal refusal) {
    if (refusal instanceof Refusal.LoginNeeded) {
      return plain(
              request,
              Kind.LOGIN_NEEDED,
              "Send an API token as 'Authorization: Bearer TOKEN'. An administrator makes one.",
              "login-needed")
          .header("WWW-Authenticate", "Bearer realm=\"mailpromoter\"");
    }
    if (refusal instanceof Refusal.LoginAgain) {
      return plain(
              request,
              Kind.LOGIN_AGAIN,
              "Log in again to do this; nothing was done.",
              "login-again")
          .header("WWW-Authenticate", "Bearer realm=\"mailpromoter\"");
    }
    if (refusal instanceof Refusal.Forbidden forbidden) {
      return plain(request, Kind.FORBIDDEN, forbidden.sentence(), forbidden.code());
    }
    return refusal instanceof Refusal.Forged forged
        ? plain(request, Kind.FORGED, forged.sentence(), "forged")
        : ofRequest(request, refusal);
  }

  private static Response ofRequest(Request request, Refusal refusal) {
    if (refusal instanceof Refusal.WrongMethod wrong) {
      String allowed =
          wrong.allowed().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
      return plain(
              request, Kind.WRONG_METHOD, "This path takes " + allowed + " only.", "wrong-method")
          .header("Allow", allowed);
    }
    if (refusal instanceof Refusal.WrongHost) {
      return plain(
          request, Kind.WRONG_HOST, "The host of the request is not one of ours.", "wrong-host");
    }
    if (refusal instanceof Refusal.TooLarge large) {
      return plain(
          request,
          Kind.TOO_LARGE,
          "The body may have " + large.most() + " bytes at most.",
          "too-large");
    }
    return ofService(request, refusal);
  }

  private static Response ofService(Request request, Refusal refusal) {
    if (refusal instanceof Refusal.TooMany many) {
      return later(
          plain(request, Kind.TOO_MANY, "Too many requests; try again later.", "too-many"),
          many.retryAfter());
    }
    if (refusal instanceof Refusal.Unavailable unavailable) {
      return later(
          plain(request, Kind.UNAVAILABLE, unavailable.sentence(), "unavailable"),
          unavailable.retryAfter());
    }
    return plain(
        request,
        Kind.DEFECT,
        "This is a defect of Mailpromoter. The log has the details under the id of the request.",
        "defect");
  }

  private static Response later(Response response, Duration retryAfter) {
    return response.header("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
  }

  private static Response wrong(Request request, Refusal.WrongInput wrong) {
    List<Map.Entry<String, String>> errors =
        wrong.problems().stream().map(Problems::error).toList();
    return response(request, Kind.WRONG_INPUT, wrong.sentence(), "wrong-input", errors);
  }

  private static Map.Entry<String, String> error(WrongInputException.Problem problem) {
    return Map.entry(problem.where(), problem.sentence());
  }

  private static Response plain(Request request, Kind kind, String detail, String code) {
    return response(request, kind, detail, code, List.of());
  }

  private static Response response(
      Request request,
      Kind kind,
      String detail,
      String code,
      List<Map.Entry<String, String>> errors) {
    byte[] document =
        ProblemDocuments.of(
                kind.word(), kind.title, kind.status, detail, code, request.id(), errors)
            .oneLine();
    return Response.of(kind.status).bytes(TYPE, document).header("Cache-Control", "no-store");
  }
}
