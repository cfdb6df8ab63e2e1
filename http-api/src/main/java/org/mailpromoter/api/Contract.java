package org.mailpromoter.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.mailpromoter.activity.json.Json;
import org.mailpromoter.web.Response;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract of this API, as programs read it. Thread-safe. */
public final class Contract {
  private static final String FILE = "openapi.yaml";
  private static final int LARGEST = 4 << 20;

  private Contract() {}

  /** Read once, when it is first asked for. */
  private static final class Holder {
    private static final Map<String, ?> TREE = read();
    private static final byte[] JSON = Json.oneLine(TREE);
  }

  /**
   * The contract (OpenAPI 3.1) as maps, lists and plain values; read when it is first asked for.
   */
  public static Map<String, ?> tree() {
    return Holder.TREE;
  }

  @SuppressWarnings("unchecked") // the keys of our file are texts
  private static Map<String, ?> read() {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(LARGEST).build();
    try (InputStream in = Contract.class.getResourceAsStream(FILE)) {
      Object tree = new Load(settings).loadFromInputStream(Objects.requireNonNull(in, FILE));
      return (Map<String, ?>) Objects.requireNonNull(tree, FILE);
    } catch (IOException e) {
      throw new UncheckedIOException("The contract of the API cannot be read.", e);
    }
  }

  /** The contract as JSON. */
  static Response answer() {
    return Response.of(200).bytes("application/json", Holder.JSON);
  }
}
