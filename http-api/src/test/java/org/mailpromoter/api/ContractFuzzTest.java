package org.mailpromoter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.api.ContractCheck.Operation;
import org.mailpromoter.api.World.Answer;

/**
 * Sends requests made from the contract, most of them spoiled, and holds every answer against it:
 * no defect, no answer that the contract does not describe, nothing accepted that it forbids. The
 * seed of a failing run is in its message; {@code -Dfuzz.seed=NUMBER} repeats it.
 */
class ContractFuzzTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 10_000);

  /** What takes long or what others need: they are spoiled, and rarely right. */
  private static final List<String> RARE =
      List.of(
          "sync",
          "backUp",
          "testMailbox",
          "erase",
          "findPerson",
          "report",
          "deliver",
          "events",
          "addAccount",
          "setPassword");

  @TempDir private Path folder;

  @Test
  void noRequestMeetsADefectAndNoAnswerBreaksTheContract() throws Exception {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    int refused = 0;
    try (World world = new World(folder)) {
      world.post("/sync", "{\"mailboxes\": [\"anna\", \"ben\"]}");
      List<Operation> operations = world.contract.operations();
      for (int i = 0; i < REQUESTS; i++) {
        Operation operation = operations.get(random.nextInt(operations.size()));
        SpoiledRequest request = SpoiledRequest.of(operation, world.contract, random);
        if (!request.isSpoiled() && RARE.contains(operation.name()) && random.nextInt(20) > 0) {
          continue;
        }
        refused += refused(world, request, seed) ? 1 : 0;
      }
    }
    assertThat(refused).as("requests that were refused").isGreaterThan(REQUESTS / 4);
  }

  private static boolean refused(World world, SpoiledRequest request, long seed) {
    try {
      Map<String, String> headers = new LinkedHashMap<>(request.headers());
      Answer answer =
          world.call(request.who(), request.method(), request.path(), headers, request.body());
      return answer.status() >= 400;
    } catch (Throwable e) {
      throw new AssertionError("seed " + seed + ": " + request.shown(), e);
    }
  }

  @Test
  void aSeedMakesTheSameRequests() throws Exception {
    try (World world = new World(folder)) {
      List<List<String>> runs = new ArrayList<>();
      for (int run = 0; run < 2; run++) {
        Random random = new Random(42);
        List<String> requests = new ArrayList<>();
        for (Operation each : world.contract.operations()) {
          requests.add(SpoiledRequest.of(each, world.contract, random).shown());
        }
        runs.add(requests);
      }
      assertThat(runs.get(0)).isEqualTo(runs.get(1));
    }
  }
}
