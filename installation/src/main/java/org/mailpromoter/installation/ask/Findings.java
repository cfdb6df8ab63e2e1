package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.diagnosis.WhatIf;

/** Collects the differences that a comparison finds: the first ones, and how many of each kind. */
final class Findings {
  private final int most;
  private final Map<List<WhatIfs.Judged>, Long> turns = new LinkedHashMap<>();
  private final List<WhatIf.Difference> listed = new ArrayList<>();
  private long notListed;

  Findings(int most) {
    this.most = most;
  }

  void add(WhatIf.Difference difference) {
    turns.merge(List.of(judged(difference.before()), judged(difference.after())), 1L, Long::sum);
    if (listed.size() < most) {
      listed.add(difference);
    } else {
      notListed++;
    }
  }

  private static WhatIfs.Judged judged(Decision decision) {
    return new WhatIfs.Judged(decision.outcome(), decision.reason());
  }

  WhatIfs.Answer answer(WhatIf.Summary summary) {
    List<WhatIfs.Turn> all = new ArrayList<>();
    turns.forEach((pair, count) -> all.add(new WhatIfs.Turn(pair.get(0), pair.get(1), count)));
    return new WhatIfs.Answer(summary, all, listed, notListed);
  }
}
