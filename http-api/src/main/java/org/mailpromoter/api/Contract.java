package org.mailpromoter.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.mailpromoter.activity.json.Json;
import org.mailpromoter.web.Response;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract of this API, as programs read it. */
final class Contract {
  private static final String FILE = "openapi.yaml";
  private static final int LARGEST = 4 << 20;

  private Contract() {}

  /** Read once, when it is first asked for. */
  private static final class Holder {
    private static final byte[] JSON = json();

    private static byte[] json() {
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(LARGEST).build();
      try (InputStream in = Contract.class.getResourceAsStream(FILE)) {
        return Json.oneLine(
            Objects.requireNonNull(
                new Load(settings).loadFromInputStream(Objects.requireNonNull(in, FILE)), FILE));
      } catch (IOException e) {
        throw new UncheckedIOException("The contract of the API cannot be read.", e);
      }
    }
  }

  /** The contract as JSON. */
  static Response answer() {
    return Response.of(200).bytes("application/json", Holder.JSON);
  }
}
