package org.mailpromoter.web.jetty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses itself: one line of text, without what the request said. */
final class PlainErrors implements Request.Handler {
  private final RequestIds ids;

  PlainErrors(RequestIds ids) {
    this.ids = ids;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    if (cause instanceof HttpException known) {
      response.setStatus(isOfTheClient(known) ? known.getCode() : HttpStatus.BAD_REQUEST_400);
    }
    String id = Exchange.id(request);
    response.getHeaders().put("X-Request-Id", id.isEmpty() ? ids.next() : id);
    DefaultHeaders.addTo(response.getHeaders(), request.isSecure());
    response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
    response.write(
        true,
        ByteBuffer.wrap(line(response.getStatus()).getBytes(StandardCharsets.UTF_8)),
        callback);
    return true;
  }

  /** An unknown version or encoding is a mistake of the client, too; 5xx raises alarms. */
  private static boolean isOfTheClient(HttpException failure) {
    return failure.getCode() < HttpStatus.INTERNAL_SERVER_ERROR_500;
  }

  static String line(int status) {
    String sentence =
        switch (status) {
          case HttpStatus.BAD_REQUEST_400 ->
              "The request is not valid HTTP, or its URL is ambiguous.";
          case HttpStatus.REQUEST_TIMEOUT_408 -> "The request did not arrive in time.";
          case HttpStatus.URI_TOO_LONG_414 -> "The URL is too long.";
          case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "The headers are too large.";
          default -> HttpStatus.getMessage(status) + ".";
        };
    return status + " " + sentence + "\n";
  }
}
