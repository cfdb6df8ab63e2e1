package org.mailpromoter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private static final String CSS = "body { color: black }\n".repeat(50);
  private static final Map<String, String> FILES = Map.of("style.css", CSS, "logo.png", "png");
  private static final Resources RESOURCES = resources(FILES);

  private static Resources resources(Map<String, String> files) {
    return new Resources(
        "/static",
        Set.of("style.css", "logo.png", "lost.js"),
        name ->
            files.containsKey(name)
                ? new ByteArrayInputStream(files.get(name).getBytes(StandardCharsets.UTF_8))
                : null);
  }

  private static Response get(String path, String encodings) {
    Routes<Handler> routes =
        new Routes<>(List.of(new Route<>(Method.GET, RESOURCES.template(), RESOURCES::answer)));
    Request request =
        Request.of(Method.GET, path, new Peer.Network("127.0.0.1", false), "1")
            .withHeader("Accept-Encoding", encodings);
    return routes.find(request) instanceof Routes.Found.One<Handler> one
        ? one.route().target().handle(one.request())
        : Response.of(404);
  }

  private static byte[] content(Response response) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.writeTo(out);
    return out.toByteArray();
  }

  @Test
  void namesChangeWithTheContents() {
    String path = RESOURCES.path("style.css");
    assertThat(path).matches("/static/style\\.[0-9a-f]{16}\\.css");
    assertThat(resources(Map.of("style.css", CSS + "x")).path("style.css")).isNotEqualTo(path);
  }

  @Test
  void browsersKeepThem() throws Exception {
    Response response = get(RESOURCES.path("style.css"), "");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).hasValue("text/css; charset=utf-8");
    assertThat(response.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    assertThat(response.header("Content-Encoding")).isEmpty();
    assertThat(content(response)).asString().isEqualTo(CSS);
  }

  @Test
  void textsAreCompressedForThoseWhoTakeIt() throws Exception {
    for (String each : List.of("gzip", "br, gzip;q=0.5", "deflate,GZIP")) {
      Response response = get(RESOURCES.path("style.css"), each);
      assertThat(response.header("Content-Encoding")).hasValue("gzip");
      assertThat(response.header("Vary")).hasValue("Accept-Encoding");
      assertThat(new GZIPInputStream(new ByteArrayInputStream(content(response))).readAllBytes())
          .asString()
          .isEqualTo(CSS);
    }
    for (String each : List.of("gzip;q=0", "gzip; q=0.0", "br", "xgzip")) {
      assertThat(get(RESOURCES.path("style.css"), each).header("Content-Encoding")).isEmpty();
    }
    assertThat(get(RESOURCES.path("logo.png"), "gzip").header("Content-Encoding")).isEmpty();
  }

  @Test
  void otherNamesAndHashesAreNotThere() {
    String path = RESOURCES.path("style.css");
    for (String each :
        List.of(
            "/static/style.css",
            "/static/style.0000000000000000.css",
            path.replace("style", "other"),
            path + ".map",
            "/static/..%2fstyle.css",
            "/static/...css")) {
      assertThat(get(each, "").status()).as(each).isEqualTo(404);
    }
  }

  @Test
  void aFileThatIsMissingInTheProgramIsADefect() {
    assertThatThrownBy(() -> RESOURCES.path("lost.js")).hasMessageContaining("lost.js is missing");
    assertThatThrownBy(() -> RESOURCES.path("a.css")).hasMessage("There is no file a.css.");
    assertThatThrownBy(() -> new Resources("/s", Set.of("a.exe"), name -> null))
        .hasMessage("The type of a.exe is not known.");
  }
}
