package org.mailpromoter.documents;

import java.util.List;
import org.mailpromoter.installation.ask.Probes;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.FittingKey;

/**
 * Documents about what plugins assume of servers. They may be shared: parts have numbers instead of
 * names.
 *
 * @since 0.1
 */
public final class ProbeDocuments {
  private ProbeDocuments() {}

  /** What the parts of a provider answered. */
  public static Document asked(String provider, List<Probes.Answer> answers) {
    return Members.of("provider", provider)
        .with("probed", answers.stream().map(ProbeDocuments::answer).toList())
        .document();
  }

  private static Members answer(Probes.Answer answer) {
    return Members.of("part", answer.part().kind())
        .with("number", answer.part().number())
        .with("assumptions", answer.report().findings().stream().map(ProbeDocuments::of).toList())
        .with("fitting", answer.report().fitting().stream().map(ProbeDocuments::of).toList())
        .with(
            "failure",
            answer
                .failure()
                .map(each -> Failures.of(each.code(), answer.sharedFailure().orElse(""))));
  }

  private static Members of(Finding finding) {
    return Members.of("assumption", finding.id())
        .with("sentence", finding.assumption())
        .with("result", finding.result())
        .with("seen", finding.seen())
        .with("meaning", finding.meaning());
  }

  private static Members of(FittingKey key) {
    return Members.of("key", key.key())
        .with("in_force", key.inForce())
        .with("fits", key.fits())
        .with("place", key.place())
        .with("why", key.why());
  }
}
