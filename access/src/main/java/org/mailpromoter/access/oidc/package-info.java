/**
 * Logs people in at an OpenID Connect provider, by the authorization code flow with PKCE (OpenID
 * Connect Core 1.0, RFC 7636). The only package that knows the library for it.
 */
@NullMarked
package org.mailpromoter.access.oidc;

import org.jspecify.annotations.NullMarked;
