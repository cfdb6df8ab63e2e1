package org.mailpromoter.connectors.imap;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** A server's answer to one command. */
@SuppressWarnings("ArrayRecordComponent") // read once
record Reply(GuardedProtocol protocol, Response[] answers) {
  private Response last() {
    return answers[answers.length - 1];
  }

  /** The messages of a FETCH, as far as they can be read. */
  Stream<FetchResponse> messages() {
    return Arrays.stream(answers)
        .filter(FetchResponse.class::isInstance)
        .map(FetchResponse.class::cast);
  }

  /** The untagged answers of a kind, as text. */
  Stream<String> untagged(String key) {
    return Arrays.stream(answers)
        .filter(each -> each instanceof IMAPResponse untagged && untagged.keyEquals(key))
        .map(Response::toString);
  }

  /**
   * Why the server refuses, in its own words; nothing when it does not refuse.
   *
   * @throws ProtocolException if the connection broke
   */
  Optional<String> refusal() throws ProtocolException {
    if (last().isNO() || last().isBAD()) {
      return Optional.of(last().getRest());
    }
    protocol.handleResult(last());
    return Optional.empty();
  }

  /** Fails unless the command succeeded. */
  void orFail() throws ProtocolException {
    protocol.handleResult(last());
  }
}
