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
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    if (cause instanceof HttpException known) {
      response.setStatus(known.getCode());
    }
    DefaultHeaders.addTo(response.getHeaders(), request.isSecure());
    response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
    response.write(
        true,
        ByteBuffer.wrap(line(response.getStatus()).getBytes(StandardCharsets.UTF_8)),
        callback);
    return true;
  }

  static String line(int status) {
    String sentence =
        switch (status) {
          case HttpStatus.BAD_REQUEST_400 ->
              "The request is not valid HTTP, or its URL is ambiguous.";
          case HttpStatus.REQUEST_TIMEOUT_408 -> "The request did not arrive in time.";
          case HttpStatus.URI_TOO_LONG_414 -> "The URL is too long.";
          case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "The headers are too large.";
          case HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ->
              "Only HTTP/1.0 and HTTP/1.1 are spoken.";
          default -> HttpStatus.getMessage(status) + ".";
        };
    return status + " " + sentence + "\n";
  }
}
