package org.mailpromoter.http.oauth;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;

/** The error codes of a part, as far as tokens are concerned. */
enum ExampleError implements ErrorCode {
  TOKEN_REFUSED,
  TOKEN_SERVER_TROUBLE,
  TOKEN_FILE_UNUSABLE,
  CLIENT_CERTIFICATE_UNUSABLE,
  SIGN_IN_NEEDED,
  REFRESH_TOKEN_VOID;

  @Override
  public String id() {
    return ErrorCode.id("example", this);
  }

  @Override
  public ErrorMeaning meaning() {
    return TokenError.valueOf(name()).meaning(FaultScope.MAILBOX, "in the server profile");
  }
}
