package org.mailpromoter.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The parts of a message (RFC 2046): the text; with HTML the text and the HTML as alternatives, of
 * which the HTML has its pictures next to it (RFC 2387); with files all this and the files.
 */
final class Content {
  private final Composition what;
  private final RandomGenerator random;

  Content(Composition what, RandomGenerator random) {
    this.what = what;
    this.random = random;
  }

  Entity entity() {
    List<Entity> parts = new ArrayList<>(List.of(texts()));
    what.enclosures().forEach(each -> parts.add(FilePart.attached(each)));
    return Multipart.of("mixed", parts, random);
  }

  private Entity texts() {
    List<Entity> alternatives = new ArrayList<>(List.of(new TextPart("plain", what.text())));
    what.html().ifPresent(html -> alternatives.add(html(html)));
    return Multipart.of("alternative", alternatives, random);
  }

  private Entity html(HtmlText html) {
    List<Entity> parts = new ArrayList<>(List.of(new TextPart("html", document(html.html()))));
    html.images().forEach(each -> parts.add(FilePart.inline(each)));
    return Multipart.of("related; type=\"text/html\"", parts, random);
  }

  private static String document(String body) {
    return "<!doctype html>\n<html><head><meta charset=\"utf-8\"></head><body>\n"
        + body
        + "\n</body></html>\n";
  }
}
