package org.mailpromoter.console.frame;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.mailpromoter.web.Response;

/** Makes responses of templates. */
public final class Pages {
  /** What a browser may load and do on a page: nothing of others, and no script within it. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
          + "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; "
          + "base-uri 'none'";

  private Pages() {}

  /** A template with its page. */
  @FunctionalInterface
  public interface Rendering {
    /** Writes it. */
    void to(HtmlTemplateOutput output);
  }

  /** A page. */
  public static Response of(Rendering template) {
    return of(200, template);
  }

  /** A page with a status. */
  public static Response of(int status, Rendering template) {
    StringOutput output = new StringOutput();
    template.to(new PageOutput(output));
    return Response.of(status)
        .text("text/html", output.toString())
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cache-Control", "no-store");
  }
}
