package org.mailpromoter.documents;

import java.util.Optional;
import org.mailpromoter.core.diagnosis.RetryPreview;

/** What a change would do to messages that were not promoted. */
final class Preview {
  private Preview() {}

  /** How many of them would pass now; null if nothing was changed or it cannot be determined. */
  static Members of(Optional<RetryPreview.Result> passing) {
    return Members.of("would_pass_now", passing.map(RetryPreview.Result::passing));
  }
}
