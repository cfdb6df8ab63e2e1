package org.mailpromoter.access;

import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** Pages that show what they are given. */
final class FakePages implements LoginPages {
  @Override
  public Response login(Request request, Form form) {
    return Response.of(form.problem().isPresent() ? 403 : 200).text("text/plain", form.toString());
  }

  @Override
  public Response arrived(Request request, String next) {
    return Response.of(200).text("text/plain", "arrived " + next);
  }
}
