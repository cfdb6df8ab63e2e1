package org.mailpromoter.access;

import java.net.URI;
import java.time.Instant;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.web.Fields;

/** A provider that vouches for whoever brings back what was kept. */
final class FakeProvider implements IdentityProvider {
  Instant authenticated = Instant.EPOCH;

  @Override
  public String name() {
    return "X Company";
  }

  @Override
  public Begun begin(URI answer, boolean again) {
    return new Begun(URI.create("https://id.example/?to=" + answer + "&again=" + again), "kept");
  }

  @Override
  public Vouched finish(URI answer, Fields query, String kept) throws ProviderException {
    if (!kept.equals("kept") || query.first("code").isEmpty()) {
      throw new ProviderException("This login began elsewhere.");
    }
    return new Vouched(Holder.of("oidc:maria", Role.ADMINISTRATOR), authenticated);
  }
}
