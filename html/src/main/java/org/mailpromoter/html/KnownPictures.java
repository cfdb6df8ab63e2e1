package org.mailpromoter.html;

import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/** Leaves out pictures that do not go with a mail: a picture that is not there is no picture. */
final class KnownPictures extends HtmlStreamEventReceiverWrapper {
  private static final String CID = "cid:";

  private final Set<String> known;

  KnownPictures(HtmlStreamEventReceiver rest, Set<String> known) {
    super(rest);
    this.known = known;
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    if (!element.equals("img") || isKnown(attributes)) {
      super.openTag(element, attributes);
    }
  }

  private boolean isKnown(List<String> attributes) {
    String source = Attributes.value(attributes, "src");
    return source.startsWith(CID) && known.contains(source.substring(CID.length()));
  }
}
