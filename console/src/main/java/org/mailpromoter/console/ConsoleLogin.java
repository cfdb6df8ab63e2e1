package org.mailpromoter.console;

import org.mailpromoter.access.LoginPages;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Visitor;
import org.mailpromoter.console.template.JtearrivedGenerated;
import org.mailpromoter.console.template.JteloginGenerated;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** The pages around the login of the console. Thread-safe. */
public final class ConsoleLogin implements LoginPages {
  private static final int REFUSED = 403;

  @Override
  public Response login(Request request, Form form) {
    String title = form.again() ? "Prove that it is you" : "Log in";
    Frame frame = Frame.of(Visitor.NOBODY, Section.NOWHERE, title);
    return Pages.of(
        form.problem().isPresent() ? REFUSED : 200,
        output -> JteloginGenerated.render(output, null, frame, form));
  }

  @Override
  public Response arrived(Request request, String next) {
    Frame frame = Frame.of(Visitor.NOBODY, Section.NOWHERE, "You are logged in");
    return Pages.of(output -> JtearrivedGenerated.render(output, null, frame, next));
  }
}
