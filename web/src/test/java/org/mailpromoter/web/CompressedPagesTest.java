package org.mailpromoter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CompressedPagesTest {
  private static final String PAGE = "<p>Überall Zeilen</p>\n".repeat(2_000);

  private static Response get(Response page, String accepted) {
    Request request =
        Request.of(Method.GET, "/", new Peer.Local("test"), "1")
            .withHeader("Accept-Encoding", accepted);
    return new CompressedPages(asked -> page).handle(request);
  }

  private static byte[] content(Response response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.writeTo(out);
    assertThat(response.length()).isEqualTo(out.size());
    return out.toByteArray();
  }

  private static Response page() {
    return Response.of(200)
        .text("text/html", PAGE)
        .header("Cache-Control", "no-store")
        .note("/", "");
  }

  @Test
  void aPageBecomesSmallAndStaysTheSame() throws IOException {
    Response small = get(page(), "gzip, br");
    byte[] bytes = content(small);
    assertThat(bytes).hasSizeLessThan(1_000);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
        .isEqualTo(PAGE.getBytes(StandardCharsets.UTF_8));
    assertThat(small.header("Content-Encoding")).hasValue("gzip");
    assertThat(small.header("Vary")).hasValue("Accept-Encoding");
    assertThat(small.header("Cache-Control")).hasValue("no-store");
    assertThat(small.headers().stream().filter(each -> each.name().equals("Content-Type")))
        .hasSize(1);
    assertThat(small.note()).isEqualTo(page().note());
  }

  @Test
  void itsLengthSaysNothingAboutWhatItHolds() throws IOException {
    Set<Integer> lengths = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      lengths.add(content(get(page(), "gzip")).length);
    }
    assertThat(lengths).hasSizeGreaterThan(50);
  }

  @Test
  void allElseIsLeftAsItIs() throws IOException {
    assertThat(get(page(), "br").header("Content-Encoding")).isEmpty();
    for (Response each :
        List.of(
            Response.of(200).text("application/json", PAGE),
            Response.of(200).text("text/html", "<p>short</p>"),
            Response.of(200).stream("text/html", out -> out.write(1)),
            page().header("Content-Encoding", "br"),
            Response.seeOther("/"))) {
      assertThat(get(each, "gzip")).isSameAs(each);
    }
  }
}
