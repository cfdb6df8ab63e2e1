package org.mailpromoter.console.frame;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.template.JteerrorGenerated;
import org.mailpromoter.web.Response;

/**
 * A page that says why a request is not answered.
 *
 * @param frame its frame; the title says what is wrong
 * @param status the status of the response
 * @param sentences why, and what to do
 * @param points details, one each
 * @param links where to go on
 */
public record ErrorPage(
    Frame frame, int status, List<String> sentences, List<String> points, List<Link> links) {
  /** Copies the lists. */
  public ErrorPage {
    Objects.requireNonNull(frame, "frame");
    sentences = List.copyOf(sentences);
    points = List.copyOf(points);
    links = List.copyOf(links);
  }

  /** A page with a link to the overview. */
  public static ErrorPage of(int status, String title, String... sentences) {
    return new ErrorPage(
        Frame.of(Visitor.NOBODY, Section.NOWHERE, title),
        status,
        List.of(sentences),
        List.of(),
        List.of(new Link("Overview", "/")));
  }

  ErrorPage pointing(List<String> at) {
    return new ErrorPage(frame, status, sentences, at, links);
  }

  /** The same with other links. */
  public ErrorPage leading(Link... to) {
    return new ErrorPage(frame, status, sentences, points, List.of(to));
  }

  /** The response with it. */
  public Response response() {
    return Pages.of(status, output -> JteerrorGenerated.render(output, null, this));
  }

  ErrorPage again(int seconds) {
    return new ErrorPage(frame.again(seconds), status, sentences, points, links);
  }
}
