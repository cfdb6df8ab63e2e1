package org.mailpromoter.fuzz.corpus;

import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class CorpusTest {
  @Test
  void explore() throws Exception {
    long t0 = System.nanoTime();
    List<byte[]> all = Corpora.messages();
    System.out.println(all.size() + " " + (System.nanoTime() - t0) / 1000000);
    List<byte[]> seeds = all; all = new ArrayList<>(); List<String> how = new ArrayList<>();
    Random random = new Random(Long.getLong("corpus.seed"));
    for (int i = 0; i < Integer.getInteger("corpus.mutations"); i++) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      if (seed.length > 20000) { i--; continue; }
      String mail = new String(seed, StandardCharsets.ISO_8859_1); String h = "";
      Mutation[] ms = Mutation.values();
      for (int k = 0, n = 1 + random.nextInt(2); k < n; k++) { Mutation m = ms[random.nextInt(ms.length)]; mail = m.apply(mail, random); h += m + " "; }
      all.add(mail.getBytes(StandardCharsets.ISO_8859_1)); how.add(h);
    }
    OurReader ours = new OurReader();
    Map<Reading.Aspect, Integer> counts = new EnumMap<>(Reading.Aspect.class);
    StringBuilder out = new StringBuilder();
    long a = 0, b = 0;
    for (int i = 0; i < all.size(); i++) {
      t0 = System.nanoTime();
      Reading one = ours.read(all.get(i));
      a += System.nanoTime() - t0;
      t0 = System.nanoTime();
      Reading two = AngusReader.read(all.get(i));
      b += System.nanoTime() - t0;
      for (Reading.Aspect aspect : Reading.Aspect.values()) {
        String x = one.get(aspect).strip().replaceAll("\\s+", " "), y = two.get(aspect).strip().replaceAll("\\s+", " ");
        if (!x.equals(y)) {
          int n = counts.merge(aspect, 1, Integer::sum);
          if (n < 400) {
            int p = 0;
            while (p < x.length() && p < y.length() && x.charAt(p) == y.charAt(p)) p++;
            p = Math.max(0, p - 20);
            Files.write(Path.of("/tmp/bodies/mut/" + i + ".eml"), all.get(i)); out.append(i).append(' ').append(aspect).append(' ').append(how.get(i)).append("\n  ").append(x.substring(p, Math.min(x.length(), p + 150))).append("\n  ").append(y.substring(p, Math.min(y.length(), p + 150))).append('\n');
          }
        }
      }
    }
    System.out.println(counts + " " + a / 1000000 + " " + b / 1000000);
    Files.writeString(Path.of("target/diff.txt"), out.toString());
  }
}
