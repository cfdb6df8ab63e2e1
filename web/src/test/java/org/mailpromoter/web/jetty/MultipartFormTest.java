package org.mailpromoter.web.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.MalformedException;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.TooLargeException;

/** Forms that hold a file. */
class MultipartFormTest {
  private static final String TYPE = "multipart/form-data; boundary=XX";

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private static Request request(String type, InputStream body) {
    return Request.of(Method.POST, "/x", new Peer.Local("test"), "1")
        .withHeader("Content-Type", type)
        .withBody(() -> body);
  }

  private static Request request(String body) {
    byte[] bytes = body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return request(TYPE, new ByteArrayInputStream(bytes));
  }

  private static String part(String name, String value) {
    return "--XX\nContent-Disposition: form-data; name=\"" + name + "\"\n\n" + value + "\n";
  }

  private static String file(String name, String value) {
    return "--XX\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\"a.csv\"\nContent-Type: text/csv\n\n"
        + value
        + "\n";
  }

  @Test
  void fieldsAndTheFileAreReadApart() throws Exception {
    Request request =
        request(
            part("_token", "t") + file("file", "kind,id\nü--XX-") + part("a", "ö") + "--XX--\n");
    Fields fields = MultipartForm.read(request, file);
    assertThat(fields.first("_token")).contains("t");
    assertThat(fields.first("a")).contains("ö");
    assertThat(fields.first("file")).contains("a.csv");
    assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("kind,id\r\nü--XX-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "--XX--",
        "--XX\n\nno name\n--XX--\n",
        "--XX\nContent-Disposition: form-data; name=\"a\"\n\nends early",
        "--YY\nContent-Disposition: form-data; name=\"a\"\n\nv\n--YY--\n"
      })
  void whatIsNoSuchFormIsRefusedOrEmpty(String body) throws Exception {
    try {
      assertThat(MultipartForm.read(request(body), file).names()).isEmpty();
    } catch (MalformedException e) {
      assertThat(e.getMessage()).contains("form with a file");
    }
    assertThat(file.size()).isZero();
  }

  @Test
  void oneFileIsRead() {
    assertThatThrownBy(
            () -> MultipartForm.read(request(file("a", "1") + file("b", "2") + "--XX--\n"), file))
        .isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "multipart/form-data", "multipart/form-data; boundary="})
  void otherBodiesAreNone(String type) {
    assertThatThrownBy(() -> MultipartForm.read(request(type, InputStream.nullInputStream()), file))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void fieldsAreBounded() {
    assertThatThrownBy(
            () -> MultipartForm.read(request(part("a", "x".repeat(250_000)) + "--XX--\n"), file))
        .isInstanceOf(TooLargeException.class);
    String many = part("a", "x").repeat(60);
    assertThatThrownBy(() -> MultipartForm.read(request(many + "--XX--\n"), file))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aFullDiskIsNoDefect() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    assertThatThrownBy(() -> MultipartForm.read(request(file("a", "1") + "--XX--\n"), full))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no space left");
  }
}
